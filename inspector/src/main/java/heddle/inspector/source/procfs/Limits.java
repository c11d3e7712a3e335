package heddle.inspector.source.procfs;

/** {@code /proc/PID/limits}: what the kernel lets a process use at most. */
final class Limits {
    private static final byte[] OPEN_FILES = KernelText.label("Max open files");

    private Limits() {}

    /** How many files the process may have open (the soft limit), 0 when the text does not tell. */
    static long openFiles(KernelText text) {
        long limit = text.line(OPEN_FILES) ? text.number() : KernelText.NONE;
        return Math.max(0, Math.min(limit, Integer.MAX_VALUE));
    }
}
