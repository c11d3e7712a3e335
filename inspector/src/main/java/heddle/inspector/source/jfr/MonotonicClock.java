package heddle.inspector.source.jfr;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * The recorder's wall clock in terms of {@link System#nanoTime}, which all processes of a machine share.
 *
 * @param offsetNanos what to add to nanoseconds since the epoch
 */
record MonotonicClock(long offsetNanos) {
    /** The offset at this moment; a wall clock that is set later makes both differ by as much. */
    static MonotonicClock now() {
        return new MonotonicClock(System.nanoTime() - sinceEpoch(Instant.now()));
    }

    long nanos(Instant wall) {
        return sinceEpoch(wall) + offsetNanos;
    }

    private static long sinceEpoch(Instant wall) {
        return TimeUnit.SECONDS.toNanos(wall.getEpochSecond()) + wall.getNano();
    }
}
