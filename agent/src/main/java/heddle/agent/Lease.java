package heddle.agent;

/** How long the session may go on without a sign of life from the inspector. Times are {@link System#nanoTime()}. */
final class Lease {

    private final long lengthNanos;
    private long renewedAtNanos;

    Lease(long lengthNanos, long nowNanos) {
        this.lengthNanos = lengthNanos;
        this.renewedAtNanos = nowNanos;
    }

    void renew(long nowNanos) {
        renewedAtNanos = nowNanos;
    }

    /** Not positive once it is over. */
    long remainingNanos(long nowNanos) {
        return lengthNanos - (nowNanos - renewedAtNanos);
    }
}
