package heddle.inspector.model;

import org.jspecify.annotations.Nullable;

/**
 * What is read about once a second because it is dear or seldom changes.
 *
 * @param process null until it was first read
 * @param thread of the thread that was asked for last, null when none was
 * @param services which of the process's sockets it calls itself
 */
public record Particulars(
        @Nullable ProcessControlBlock process, @Nullable ThreadDetails thread, OwnServices services) {
    public static final Particulars NONE = new Particulars(null, null);

    public Particulars(@Nullable ProcessControlBlock process, @Nullable ThreadDetails thread) {
        this(process, thread, new OwnServices(process));
    }

    public Particulars with(ProcessControlBlock newer) {
        return new Particulars(newer, thread);
    }

    public Particulars with(ThreadDetails newer) {
        return new Particulars(process, newer, services);
    }
}
