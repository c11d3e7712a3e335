package heddle.inspector.diagnosis;

import heddle.inspector.timeline.Window;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a window means.
 *
 * @param locks locks somebody waited for, largest loss first
 * @param checked rules that were evaluated and had nothing to say
 */
public record Diagnosis(
        Window window, List<LockReport> locks, List<Deadlock> deadlocks, List<Finding> findings, List<String> checked) {
    public Diagnosis {
        locks = List.copyOf(locks);
        deadlocks = List.copyOf(deadlocks);
        findings = List.copyOf(findings);
        checked = List.copyOf(checked);
    }

    /** Diagnoses a window. */
    public static Diagnosis of(Window window) {
        List<LockReport> locks = LockReports.of(window);
        List<Deadlock> deadlocks = Deadlocks.in(window.to());
        List<Finding> findings = Findings.of(window, locks, deadlocks);
        return new Diagnosis(window, locks, deadlocks, findings, silent(window, findings));
    }

    private static List<String> silent(Window window, List<Finding> findings) {
        boolean longEnough = window.nanos() >= Findings.SHORTEST_WINDOW_NANOS;
        return Stream.of(Findings.DEADLOCK, Findings.MONITOR_CONTENTION, Findings.LOCK_CONTENTION)
                .filter(rule -> longEnough || rule.equals(Findings.DEADLOCK))
                .filter(rule ->
                        findings.stream().noneMatch(finding -> finding.rule().equals(rule)))
                .toList();
    }

    /** Thread-seconds lost to locks per second, over all locks. */
    public double lostPerSecond() {
        return locks.stream().mapToDouble(LockReport::lostPerSecond).sum();
    }
}
