package heddle.inspector.source.procfs;

/**
 * CPU time that the calling thread uses, as its kernel counts it: unlike the time that passes it tells what work costs on a
 * machine where others work too. Used by one thread.
 */
final class OwnTime {
    private final ProcRoot root;
    private final KernelText text = new KernelText();
    private final Schedstat schedstat = new Schedstat();
    private long usedNanos;

    OwnTime(ProcRoot root) {
        this.root = root;
        usedNanos = used();
    }

    /** Since the last call, to a tick of the kernel; 0 where it does not count. */
    long newlyUsedNanos() {
        long before = usedNanos;
        usedNanos = used();
        return Math.max(0, usedNanos - before);
    }

    private long used() {
        boolean read = KernelFile.readOnce(root.file("thread-self").resolve("schedstat"), text) == Outcome.READ;
        return read && schedstat.parse(text) ? schedstat.runNanos() : 0;
    }
}
