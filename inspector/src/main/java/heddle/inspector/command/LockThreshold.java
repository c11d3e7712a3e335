package heddle.inspector.command;

import heddle.inspector.source.RecordingControl;
import java.time.Duration;
import java.util.List;

/**
 * Raises the shortest lock wait that is recorded while events come faster than the target should pay for. It never goes
 * down again: figures that change their meaning back and forth are worse than coarse ones.
 */
final class LockThreshold {
    private static final long MOST_EVENTS_PER_SECOND = 5_000;
    private static final int SECONDS_OF_PATIENCE = 3;
    private static final List<Duration> STEPS = List.of(Duration.ofMillis(10), Duration.ofMillis(20));

    private final RecordingControl recording;
    private int busySeconds;
    private int step;

    LockThreshold(RecordingControl recording) {
        this.recording = recording;
    }

    /** Takes the number of events of about one second. */
    void count(long events) {
        busySeconds = events > MOST_EVENTS_PER_SECOND ? busySeconds + 1 : 0;
        if (busySeconds < SECONDS_OF_PATIENCE || step == STEPS.size()) return;
        recording.setLockThreshold(STEPS.get(step).toNanos());
        step++;
        busySeconds = 0;
    }
}
