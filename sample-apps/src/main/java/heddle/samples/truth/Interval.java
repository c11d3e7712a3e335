package heddle.samples.truth;

/** A span of time on the {@link System#nanoTime()} axis; one that is still going on ends at {@link #OPEN}. */
record Interval(long startNanos, long endNanos) {

    static final long OPEN = Long.MAX_VALUE;

    boolean overlaps(Interval other) {
        return startNanos < other.endNanos && other.startNanos < endNanos;
    }

    boolean covers(Interval other) {
        return startNanos <= other.startNanos && other.endNanos <= endNanos;
    }

    /** Nanoseconds this and the other have in common; 0 when they do not meet. */
    long commonNanos(Interval other) {
        return Math.max(0, Math.min(endNanos, other.endNanos) - Math.max(startNanos, other.startNanos));
    }

    long nanos() {
        return endNanos - startNanos;
    }
}
