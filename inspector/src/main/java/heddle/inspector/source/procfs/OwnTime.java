package heddle.inspector.source.procfs;

import java.nio.file.Path;

/**
 * CPU time that the calling thread uses, as its kernel counts it: unlike the time that passes it tells what work costs on a
 * machine where others work too. Used by one thread.
 */
public final class OwnTime {
    private final Path schedstatFile;
    private final KernelText text = new KernelText();
    private final Schedstat schedstat = new Schedstat();
    private long usedNanos;

    /** @param procRoot the folder {@code /proc} */
    public OwnTime(Path procRoot) {
        schedstatFile = procRoot.resolve("thread-self/schedstat");
        usedNanos = used();
    }

    /** Since the last call, to a tick of the kernel; 0 where it does not count. */
    public long newlyUsedNanos() {
        long before = usedNanos;
        usedNanos = used();
        return Math.max(0, usedNanos - before);
    }

    private long used() {
        boolean read = KernelFile.readOnce(schedstatFile, text) == Outcome.READ;
        return read && schedstat.parse(text) ? schedstat.runNanos() : 0;
    }
}
