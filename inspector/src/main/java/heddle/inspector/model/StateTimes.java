package heddle.inspector.model;

import java.util.Arrays;
import java.util.List;

/**
 * Time a thread spent in Running, Ready and each kind of Waiting since Heddle first saw it, in nanoseconds.
 *
 * <p>Cumulative: the shares of a window are the difference of two of these.
 */
public final class StateTimes {
    private static final int CAUSES = WaitCause.values().length;
    private static final List<WaitCause> LOCK_CAUSES =
            Arrays.stream(WaitCause.values()).filter(WaitCause::isLock).toList();

    public static final StateTimes ZERO = new StateTimes(0, 0, new long[CAUSES]);

    private final long runningNanos;
    private final long readyNanos;
    private final long[] waitingNanos;

    private StateTimes(long runningNanos, long readyNanos, long[] waitingNanos) {
        this.runningNanos = runningNanos;
        this.readyNanos = readyNanos;
        this.waitingNanos = waitingNanos;
    }

    public long runningNanos() {
        return runningNanos;
    }

    public long readyNanos() {
        return readyNanos;
    }

    public long waitingNanos(WaitCause cause) {
        return waitingNanos[cause.ordinal()];
    }

    public long waitingNanos() {
        long sum = 0;
        for (long nanos : waitingNanos) {
            sum += nanos;
        }
        return sum;
    }

    /** Time that locks held the thread up. */
    public long lockNanos() {
        long sum = 0;
        for (WaitCause cause : LOCK_CAUSES) {
            sum += waitingNanos(cause);
        }
        return sum;
    }

    /** Time in which the thread ran, wanted a CPU or waited for what others have. */
    public long goingOnNanos() {
        return runningNanos + readyNanos + lockNanos() + waitingNanos(WaitCause.RESOURCE);
    }

    public long totalNanos() {
        return runningNanos + readyNanos + waitingNanos();
    }

    public StateTimes plus(long running, long ready, long waiting, WaitCause cause) {
        long[] sums = waitingNanos.clone();
        sums[cause.ordinal()] += waiting;
        return new StateTimes(runningNanos + running, readyNanos + ready, sums);
    }

    public StateTimes plusWaiting(WaitCause cause, long nanos) {
        return nanos == 0 ? this : plus(0, 0, nanos, cause);
    }

    /** These times after it turned out that up to {@code nanos} of the waiting for {@code cause} were Ready. */
    public StateTimes waitingWasReady(WaitCause cause, long nanos) {
        long moved = Math.min(nanos, waitingNanos(cause));
        return moved <= 0 ? this : plus(0, moved, -moved, cause);
    }

    /** A difference in which what a later correction took away counts as none. */
    public StateTimes withoutNegative() {
        long[] sums = waitingNanos.clone();
        Arrays.setAll(sums, cause -> Math.max(0, sums[cause]));
        return new StateTimes(Math.max(0, runningNanos), Math.max(0, readyNanos), sums);
    }

    public StateTimes plus(StateTimes other) {
        return combine(other, 1);
    }

    public StateTimes minus(StateTimes earlier) {
        return combine(earlier, -1);
    }

    private StateTimes combine(StateTimes other, int sign) {
        long[] sums = waitingNanos.clone();
        for (int i = 0; i < CAUSES; i++) {
            sums[i] += sign * other.waitingNanos[i];
        }
        return new StateTimes(runningNanos + sign * other.runningNanos, readyNanos + sign * other.readyNanos, sums);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StateTimes that
                && runningNanos == that.runningNanos
                && readyNanos == that.readyNanos
                && Arrays.equals(waitingNanos, that.waitingNanos);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(runningNanos) * 31 + Long.hashCode(readyNanos) * 17 + Arrays.hashCode(waitingNanos);
    }

    @Override
    public String toString() {
        return "running " + runningNanos + " ready " + readyNanos + " waiting " + Arrays.toString(waitingNanos);
    }
}
