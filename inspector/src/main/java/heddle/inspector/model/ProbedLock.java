package heddle.inspector.model;

import java.util.HashMap;
import java.util.Map;

/**
 * What a probe has counted of one lock since it began, every wait and every hold.
 *
 * @param waits how often a thread queued for it and the wait is over
 * @param failed of these, how often it was not acquired
 * @param owned of these, how often its owner was known when the thread came
 * @param waitNanos thread-time of these waits
 * @param holds how often it was held and let go, 0 where that is not watched
 * @param owners waiting time by the name of who had the lock when the wait began
 */
public record ProbedLock(
        LockId lock,
        long waits,
        long failed,
        long owned,
        long waitNanos,
        long maxWaitNanos,
        Lengths waitTimes,
        long holds,
        long holdNanos,
        Lengths holdTimes,
        Map<String, Long> owners) {
    public ProbedLock {
        owners = Map.copyOf(owners);
    }

    /** Nothing of that lock. */
    public static ProbedLock none(LockId lock) {
        return new ProbedLock(lock, 0, 0, 0, 0, 0, Lengths.NONE, 0, 0, Lengths.NONE, Map.of());
    }

    /** Both, where two objects have one identity hash. */
    public ProbedLock plus(ProbedLock other) {
        return new ProbedLock(
                lock,
                waits + other.waits,
                failed + other.failed,
                owned + other.owned,
                waitNanos + other.waitNanos,
                Math.max(maxWaitNanos, other.maxWaitNanos),
                waitTimes.plus(other.waitTimes),
                holds + other.holds,
                holdNanos + other.holdNanos,
                holdTimes.plus(other.holdTimes),
                merged(other.owners, 1));
    }

    /** What has come since; its longest wait as far as the classes of lengths tell. */
    public ProbedLock minus(ProbedLock before) {
        Lengths since = waitTimes.minus(before.waitTimes);
        boolean all = before.waits == 0;
        return new ProbedLock(
                lock,
                waits - before.waits,
                failed - before.failed,
                owned - before.owned,
                waitNanos - before.waitNanos,
                all ? maxWaitNanos : Math.min(maxWaitNanos, since.max()),
                since,
                holds - before.holds,
                holdNanos - before.holdNanos,
                holdTimes.minus(before.holdTimes),
                merged(before.owners, -1));
    }

    private Map<String, Long> merged(Map<String, Long> other, int sign) {
        Map<String, Long> sums = new HashMap<>(owners);
        other.forEach((name, nanos) -> sums.merge(name, sign * nanos, Long::sum));
        sums.values().removeIf(nanos -> nanos <= 0);
        return sums;
    }
}
