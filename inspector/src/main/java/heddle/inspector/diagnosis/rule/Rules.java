package heddle.inspector.diagnosis.rule;

import heddle.inspector.diagnosis.Case;
import heddle.inspector.diagnosis.Diagnosis;
import heddle.inspector.diagnosis.Diagnosis.Skipped;
import heddle.inspector.diagnosis.Finding;
import heddle.inspector.model.Snapshot;
import heddle.inspector.timeline.Past;
import heddle.inspector.timeline.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The whole catalogue, and what it says of a moment. */
public final class Rules {
    private static final List<Rule> CATALOGUE = List.of(
            Circle.OF_LOCKS,
            Circle.OF_CLASSES,
            Circle.OF_A_POOL,
            Circle.OF_WORKERS,
            Contention.OF_MONITORS,
            Contention.OF_LOCKS,
            new LongHold(),
            new HolderPreempted(),
            new PriorityInversion(),
            new Convoy(),
            new Starvation(),
            new GlobalLock(),
            new PoolExhausted(),
            new PoolLeak(),
            new WaitingOnObject(),
            new LostWakeup(),
            new OutsideService(),
            new FalseRunnable(),
            new FileLock(),
            new StopTheWorld(),
            new NoCpu(),
            new HotSpin(),
            new ThreadLeak(),
            new Pinned(),
            new BlockingInEventLoop(),
            new LockOrder(),
            Unanswerable.HERD,
            Unanswerable.RACE);

    private Rules() {}

    /** Diagnoses a window by what it shows alone. */
    public static Diagnosis diagnose(Window window) {
        return diagnose(window, Past.of(window));
    }

    /** Diagnoses a window; {@code past} ends with it. */
    public static Diagnosis diagnose(Window window, Past past) {
        Case about = Case.of(window, past);
        List<Finding> findings = new ArrayList<>();
        List<String> silent = new ArrayList<>();
        List<Skipped> skipped = new ArrayList<>();
        for (Rule rule : CATALOGUE) {
            Optional<String> whyNot = whyNotChecked(rule, past);
            List<Finding> found = whyNot.isPresent() ? List.of() : rule.find(about);
            findings.addAll(found);
            whyNot.ifPresent(why -> skipped.add(new Skipped(rule.profile().slug(), why)));
            if (whyNot.isEmpty() && found.isEmpty()) silent.add(rule.profile().slug());
        }
        return new Diagnosis(window, about.locks(), about.deadlocks(), Folding.fold(findings, about), silent, skipped);
    }

    private static Optional<String> whyNotChecked(Rule rule, Past past) {
        Rule.Profile profile = rule.profile();
        Optional<Need> missing =
                profile.needs().stream().filter(need -> !need.isMet(past.now())).min(Need::compareTo);
        if (missing.isPresent()) return missing.map(Need::why);
        long known = knownNanos(profile, past);
        if (known >= profile.persistenceNanos()) return Optional.empty();
        return Optional.of(
                "seen for " + Words.time(known) + " so far, and it takes " + Words.time(profile.persistenceNanos()));
    }

    /** For how long all that the rule needs has been there. */
    private static long knownNanos(Rule.Profile profile, Past past) {
        for (Snapshot moment : past.moments()) {
            if (profile.needs().stream().allMatch(need -> need.isMet(moment))) {
                return past.now().atNanos() - moment.atNanos();
            }
        }
        return 0;
    }
}
