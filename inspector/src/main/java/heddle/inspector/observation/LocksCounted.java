package heddle.inspector.observation;

import heddle.inspector.model.ProbedLock;
import java.util.List;

/**
 * What a probe has counted up to a moment, of the locks for which that has changed.
 *
 * @param missed waits that were not counted because there are too many locks
 * @param faults what went wrong while counting
 */
public record LocksCounted(long atNanos, long missed, long faults, List<Entry> locks) implements Observation {
    public LocksCounted {
        locks = List.copyOf(locks);
    }

    /** One lock's sums, under a number that no other lock has. */
    public record Entry(long number, ProbedLock lock) {}

    @Override
    public void tell(Observer observer) {
        observer.hear(this);
    }
}
