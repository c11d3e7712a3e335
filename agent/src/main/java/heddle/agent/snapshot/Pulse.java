package heddle.agent.snapshot;

/** Says when something that is done again and again is due. Times are {@link System#nanoTime()}. */
public final class Pulse {

    private long periodNanos;
    private long nextNanos;

    /** First due at once. */
    public Pulse(long periodNanos, long nowNanos) {
        this.periodNanos = periodNanos;
        this.nextNanos = nowNanos;
    }

    public void setPeriodNanos(long nanos) {
        nextNanos += nanos - periodNanos;
        periodNanos = nanos;
    }

    /** Whether it is due; if so, the next time is a period later, and what was missed is not made up for. */
    public boolean isDue(long nowNanos) {
        if (remainingNanos(nowNanos) > 0) {
            return false;
        }
        nextNanos += periodNanos;
        if (remainingNanos(nowNanos) <= 0) {
            nextNanos = nowNanos + periodNanos;
        }
        return true;
    }

    /** Not positive when due. */
    public long remainingNanos(long nowNanos) {
        return nextNanos - nowNanos;
    }
}
