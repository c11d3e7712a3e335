package heddle.inspector.source.jfr;

import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** Raises the shortest recorded wait, for a lock first of all, in steps while too many events come; for one thread. */
final class LockThreshold {
    static final long FIRST_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private static final List<Long> STEPS_NANOS = List.of(
            FIRST_NANOS,
            TimeUnit.MILLISECONDS.toNanos(10),
            TimeUnit.MILLISECONDS.toNanos(20),
            TimeUnit.MILLISECONDS.toNanos(100),
            TimeUnit.MILLISECONDS.toNanos(500));
    private static final long MOST_PER_SECOND = 5_000;

    private final EventRate rate = new EventRate();
    private int step;

    /**
     * Counts what has come by now.
     *
     * @return the threshold that is due now; empty when it stays
     */
    OptionalLong count(long nowNanos, long events) {
        rate.add(nowNanos, events);
        if (rate.perSecond() <= MOST_PER_SECOND || step + 1 == STEPS_NANOS.size()) return OptionalLong.empty();
        rate.clear();
        step++;
        return OptionalLong.of(STEPS_NANOS.get(step));
    }
}
