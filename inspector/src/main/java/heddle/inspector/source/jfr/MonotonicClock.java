package heddle.inspector.source.jfr;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Wall-clock times of the recorder on the machine's monotonic clock, by the distance of the two at one moment. A later
 * jump of the wall clock does not matter: the recorder counts ticks from the start of its chunk.
 *
 * @param wall a moment, {@code nanos} the same on the monotonic clock
 */
record MonotonicClock(Instant wall, long nanos) {
    static MonotonicClock now() {
        return new MonotonicClock(Instant.now(), System.nanoTime());
    }

    long nanos(Instant at) {
        return nanos + ChronoUnit.NANOS.between(wall, at);
    }
}
