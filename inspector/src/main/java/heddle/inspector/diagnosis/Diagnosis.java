package heddle.inspector.diagnosis;

import heddle.inspector.timeline.Window;
import java.util.List;

/**
 * What a window means.
 *
 * @param locks locks somebody waited for, largest loss first
 * @param findings the worst first, each followed by those that it explains
 * @param checked rules that were evaluated and had nothing to say
 * @param notChecked rules that could not be evaluated, and why
 */
public record Diagnosis(
        Window window,
        List<LockReport> locks,
        List<Deadlock> deadlocks,
        List<Finding> findings,
        List<String> checked,
        List<Skipped> notChecked) {
    /** A rule that was not evaluated. */
    public record Skipped(String rule, String why) {}

    public Diagnosis {
        locks = List.copyOf(locks);
        deadlocks = List.copyOf(deadlocks);
        findings = List.copyOf(findings);
        checked = List.copyOf(checked);
        notChecked = List.copyOf(notChecked);
    }

    /** What the locks show in a later window, with the findings of this one. */
    public Diagnosis followedBy(Window later) {
        return new Diagnosis(later, LockReports.of(later), Deadlocks.in(later.to()), findings, checked, notChecked);
    }

    /** Thread-seconds lost to locks per second, over all locks. */
    public double lostPerSecond() {
        return locks.stream().mapToDouble(LockReport::lostPerSecond).sum();
    }
}
