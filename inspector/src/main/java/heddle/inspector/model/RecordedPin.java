package heddle.inspector.model;

/**
 * A time in which a virtual thread waited and kept its carrier, as the recorder told it.
 *
 * @param javaId the virtual thread
 * @param carrierJavaId the platform thread it kept, or -1 when that is not told
 * @param reason why it could not leave
 */
public record RecordedPin(long javaId, String name, long carrierJavaId, long startNanos, long endNanos, String reason) {

    public long nanos() {
        return endNanos - startNanos;
    }

    /** The part of it inside a window, in nanoseconds. */
    public long nanosWithin(long fromNanos, long toNanos) {
        return Math.max(0, Math.min(endNanos, toNanos) - Math.max(startNanos, fromNanos));
    }
}
