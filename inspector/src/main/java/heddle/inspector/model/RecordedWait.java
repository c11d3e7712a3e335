package heddle.inspector.model;

/**
 * A wait that the recorder told of, whether or not its lock is known.
 *
 * @param javaId who waited, or {@link #EVERY_THREAD}
 * @param what why the JVM stopped them, in its own words, or empty
 */
public record RecordedWait(long javaId, WaitCause cause, long startNanos, long endNanos, String what) {
    /** Stands for all threads of the JVM, when it stopped them. */
    public static final long EVERY_THREAD = -1;

    /** A wait of one thread. */
    public RecordedWait(long javaId, WaitCause cause, long startNanos, long endNanos) {
        this(javaId, cause, startNanos, endNanos, "");
    }

    /** A stop of all threads. */
    public static RecordedWait ofEveryThread(long startNanos, long endNanos, String what) {
        return new RecordedWait(EVERY_THREAD, WaitCause.SAFEPOINT, startNanos, endNanos, what);
    }

    /** The part of the wait inside a window, in nanoseconds. */
    public long nanosWithin(long fromNanos, long toNanos) {
        return Math.max(0, Math.min(endNanos, toNanos) - Math.max(startNanos, fromNanos));
    }
}
