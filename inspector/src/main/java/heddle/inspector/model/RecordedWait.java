package heddle.inspector.model;

/**
 * A wait that the recorder told of, whether or not its lock is known.
 *
 * @param javaId who waited, or {@link #EVERY_THREAD}
 */
public record RecordedWait(long javaId, WaitCause cause, long startNanos, long endNanos) {
    /** Stands for all threads of the JVM, when it stopped them. */
    public static final long EVERY_THREAD = -1;

    /** The part of the wait inside a window, in nanoseconds. */
    public long nanosWithin(long fromNanos, long toNanos) {
        return Math.max(0, Math.min(endNanos, toNanos) - Math.max(startNanos, fromNanos));
    }
}
