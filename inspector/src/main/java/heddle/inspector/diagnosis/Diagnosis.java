package heddle.inspector.diagnosis;

import heddle.inspector.timeline.Window;
import java.util.List;

/**
 * What a window means.
 *
 * @param locks locks somebody waited for, largest loss first
 * @param checked rules that were evaluated and had nothing to say
 */
public record Diagnosis(
        Window window, List<LockReport> locks, List<Deadlock> deadlocks, List<Finding> findings, List<String> checked) {

    /** Thread-seconds lost to locks per second, over all locks. */
    public double lostPerSecond() {
        return locks.stream().mapToDouble(LockReport::lostPerSecond).sum();
    }
}
