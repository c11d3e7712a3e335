package heddle.inspector.diagnosis.rule;

import heddle.inspector.diagnosis.Case;
import heddle.inspector.diagnosis.Finding;
import heddle.inspector.diagnosis.Finding.Severity;
import heddle.inspector.diagnosis.LockReport;
import heddle.inspector.model.StateTimes;
import heddle.inspector.model.ThreadRef;
import heddle.inspector.model.WaitCause;
import heddle.inspector.timeline.Window;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Puts findings in order, the worst first, each followed by those that follow from it: what is said of the same lock,
 * of locks whose holders are themselves held up, and of holders that the JVM or the kernel kept from running.
 */
final class Folding {
    /** Of findings about one lock that are equally bad, the one that says most of the reason comes first. */
    private static final List<String> MOST_TELLING = List.of(
            Circle.DEADLOCK,
            PoolLeak.SLUG,
            LostWakeup.SLUG,
            FileLock.SLUG,
            LongHold.SLUG,
            HolderPreempted.SLUG,
            GlobalLock.SLUG,
            Convoy.SLUG);

    private static final double MOST = 50;

    private final Case about;
    private final List<Finding> findings;
    private final Map<Finding, Finding> causes = new HashMap<>();

    private Folding(List<Finding> findings, Case about) {
        this.about = about;
        this.findings = findings.stream()
                .sorted(Comparator.comparing(Finding::severity)
                        .reversed()
                        .thenComparing(Finding::blame, Comparator.reverseOrder())
                        .thenComparing(Folding::telling))
                .toList();
    }

    static List<Finding> fold(List<Finding> findings, Case about) {
        return new Folding(findings, about).inOrder();
    }

    private static int telling(Finding finding) {
        int place = MOST_TELLING.indexOf(finding.rule());
        return place < 0 ? MOST_TELLING.size() : place;
    }

    private List<Finding> inOrder() {
        findings.forEach(finding -> cause(finding).ifPresent(cause -> causes.put(finding, cause)));
        List<Finding> ordered = new ArrayList<>();
        findings.stream().filter(finding -> !causes.containsKey(finding)).forEach(root -> add(root, ordered));
        return ordered;
    }

    private void add(Finding finding, List<Finding> ordered) {
        Finding cause = causes.get(finding);
        ordered.add(cause == null ? finding : finding.explainedBy(cause));
        findings.stream().filter(other -> finding.equals(causes.get(other))).forEach(other -> add(other, ordered));
    }

    private Optional<Finding> cause(Finding finding) {
        return findings.stream()
                .filter(other -> !other.equals(finding) && !followsFrom(other, finding))
                .filter(other -> explains(other, finding))
                .findFirst();
    }

    /** Whether {@code one} is already told as a consequence of {@code other}, by however many steps. */
    private boolean followsFrom(Finding one, Finding other) {
        for (Finding at = one; at != null; at = causes.get(at)) {
            if (at.equals(other)) return true;
        }
        return false;
    }

    private boolean explains(Finding cause, Finding finding) {
        if (isSameLock(cause, finding)) return outranks(cause, finding);
        if (!finding.holders().isEmpty()) {
            boolean stuck = keys(cause.threads()).containsAll(keys(finding.holders()));
            return stuck || stops(cause, finding);
        }
        Set<Long> hurt = keys(finding.threads());
        Set<Long> explained = keys(cause.threads());
        boolean asBad = cause.severity().compareTo(finding.severity()) >= 0;
        boolean all = !hurt.isEmpty() && explained.containsAll(hurt);
        return asBad && all && (outranks(cause, finding) || !hurt.containsAll(explained));
    }

    private static boolean isSameLock(Finding one, Finding other) {
        return one.lock() != null && one.lock().equals(other.lock());
    }

    private static boolean outranks(Finding one, Finding other) {
        int severity = one.severity().compareTo(other.severity());
        if (severity != 0) return severity > 0;
        return telling(one) < telling(other);
    }

    private static Set<Long> keys(List<ThreadRef> threads) {
        Set<Long> keys = new HashSet<>();
        threads.forEach(thread -> keys.add(thread.javaId() >= 0 ? thread.javaId() : -1L - thread.tid()));
        return keys;
    }

    /** Whether the holders of a lock were mostly kept from running by what the cause is about. */
    private boolean stops(Finding cause, Finding finding) {
        return about.locks().stream()
                .filter(lock -> lock.id().equals(finding.lock()))
                .map(LockReport::why)
                .anyMatch(why -> switch (cause.rule()) {
                    case StopTheWorld.SLUG -> isMost(why.waitingNanos(WaitCause.SAFEPOINT), why);
                    case NoCpu.SLUG ->
                        isMost(why.readyNanos(), why) && finding.severity().compareTo(Severity.HIGH) < 0;
                    default -> false;
                });
    }

    private static boolean isMost(long nanos, StateTimes all) {
        return Window.percent(nanos, all.totalNanos()) >= MOST;
    }
}
