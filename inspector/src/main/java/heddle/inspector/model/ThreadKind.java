package heddle.inspector.model;

import java.util.Locale;

/** What kind of thread it is. */
public enum ThreadKind {
    /** A Java thread backed by one kernel thread. */
    PLATFORM,
    /** A Java thread scheduled by the JVM onto carriers. */
    VIRTUAL,
    /** A thread of the JVM itself: compiler, collector, VM thread. */
    VM,
    /** Any other kernel thread, in a process that is no JVM or not known to the JVM. */
    NATIVE;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
