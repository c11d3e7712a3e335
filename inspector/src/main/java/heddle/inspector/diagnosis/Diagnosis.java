package heddle.inspector.diagnosis;

import heddle.inspector.model.SourceStatus;
import heddle.inspector.timeline.Window;
import java.util.ArrayList;
import java.util.List;

/**
 * What a window means.
 *
 * @param locks locks somebody waited for, largest loss first
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

    /** Diagnoses a window. */
    public static Diagnosis of(Window window) {
        List<LockReport> locks = LockReports.of(window);
        List<Deadlock> deadlocks = Deadlocks.in(window.to());
        List<Finding> findings = Findings.of(window, locks, deadlocks);
        List<Skipped> skipped = skipped(window);
        return new Diagnosis(window, locks, deadlocks, findings, silent(findings, skipped), skipped);
    }

    private static List<String> silent(List<Finding> findings, List<Skipped> skipped) {
        return Findings.RULES.stream()
                .filter(rule -> skipped.stream().noneMatch(skip -> skip.rule().equals(rule)))
                .filter(rule ->
                        findings.stream().noneMatch(finding -> finding.rule().equals(rule)))
                .toList();
    }

    private static List<Skipped> skipped(Window window) {
        List<Skipped> skipped = new ArrayList<>();
        SourceStatus sources = window.to().sources();
        boolean looked = sources.snapshotAtNanos() > 0;
        if (!looked) skipped.addAll(skipped(Findings.GRAPH_RULES, "nobody looks at the JVM's threads in this mode"));
        if (!looked && sources.minWaitNanos() < 0) {
            skipped.addAll(skipped(Findings.CONTENTION_RULES, "there is no recording either"));
        } else if (window.nanos() < Findings.SHORTEST_WINDOW_NANOS) {
            skipped.addAll(skipped(Findings.CONTENTION_RULES, "the window is shorter than 3 s"));
        }
        return skipped;
    }

    private static List<Skipped> skipped(List<String> rules, String why) {
        return rules.stream().map(rule -> new Skipped(rule, why)).toList();
    }

    /** Thread-seconds lost to locks per second, over all locks. */
    public double lostPerSecond() {
        return locks.stream().mapToDouble(LockReport::lostPerSecond).sum();
    }
}
