package heddle.inspector.model;

import java.util.OptionalDouble;

/**
 * What a Java thread has allocated in its life, as far as its JVM has told.
 *
 * @param bytes so far, at {@code atNanos}
 * @param firstBytes the same when it was first told, at {@code firstAtNanos}
 */
public record Allocation(long bytes, long atNanos, long firstBytes, long firstAtNanos) {
    private static final double KB_PER_BYTE = 1 / 1024.0;
    private static final double NANOS_PER_SECOND = 1e9;

    /** Told for the first time. */
    public static Allocation first(long bytes, long atNanos) {
        return new Allocation(bytes, atNanos, bytes, atNanos);
    }

    /** The same thread's, told again. */
    public Allocation then(long laterBytes, long laterNanos) {
        return new Allocation(laterBytes, laterNanos, firstBytes, firstAtNanos);
    }

    /** Whether it has been told only once, so that there is no rate yet. */
    public boolean isToldOnce() {
        return atNanos == firstAtNanos;
    }

    /** KB a second since it was first told; empty when that was the only time. */
    public OptionalDouble kbPerSecond() {
        return rate(firstBytes, firstAtNanos);
    }

    /** KB a second since {@code earlier}; 0 when nothing has been told since, for then nothing was allocated. */
    public OptionalDouble kbPerSecondSince(Allocation earlier) {
        return earlier.atNanos == atNanos ? OptionalDouble.of(0) : rate(earlier.bytes, earlier.atNanos);
    }

    private OptionalDouble rate(long bytesBefore, long beforeNanos) {
        if (atNanos <= beforeNanos) return OptionalDouble.empty();
        double seconds = (atNanos - beforeNanos) / NANOS_PER_SECOND;
        return OptionalDouble.of(Math.max(0, bytes - bytesBefore) * KB_PER_BYTE / seconds);
    }
}
