package heddle.inspector.source.procfs;

import heddle.inspector.model.OpenFile.Access;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code /proc/PID/fdinfo/N}: how a descriptor was opened and, for some kinds, what it is about; see proc_pid_fdinfo(5).
 *
 * @param access null when the text does not tell
 * @param eventId identity of an eventfd, -1 for others
 * @param watched descriptors that an epoll instance watches
 */
record DescriptorInfo(@Nullable Access access, long eventId, List<Long> watched) {
    private static final byte[] FLAGS = KernelText.label("flags:");
    private static final byte[] EVENT_ID = KernelText.label("eventfd-id:");
    private static final byte[] WATCHED = KernelText.label("tfd:");

    /** O_PATH has this value on every architecture that runs HotSpot. */
    private static final long PLACE_ONLY = 0x20_0000;

    static DescriptorInfo parse(KernelText text) {
        Access access = text.line(FLAGS) ? access(text.octal()) : null;
        text.rewind();
        long eventId = text.line(EVENT_ID) ? text.number() : -1;
        text.rewind();
        List<Long> watched = new ArrayList<>();
        while (text.line(WATCHED)) watched.add(text.number());
        return new DescriptorInfo(access, eventId, watched);
    }

    private static @Nullable Access access(long flags) {
        if (flags < 0) return null;
        if ((flags & PLACE_ONLY) != 0) return Access.PATH;
        return switch ((int) (flags & 3)) {
            case 0 -> Access.READ;
            case 1 -> Access.WRITE;
            default -> Access.BOTH;
        };
    }
}
