package heddle.inspector.diagnosis.rule;

import heddle.inspector.diagnosis.Case;
import heddle.inspector.diagnosis.Case.Look;
import heddle.inspector.diagnosis.Finding;
import heddle.inspector.diagnosis.Finding.Confidence;
import heddle.inspector.diagnosis.Finding.Severity;
import heddle.inspector.diagnosis.LockReport;
import heddle.inspector.model.StateTimes;
import heddle.inspector.model.ThreadControlBlock;
import heddle.inspector.model.ThreadRef;
import heddle.inspector.model.WaitCause;
import heddle.inspector.timeline.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A lock is held by somebody who waits for something else meanwhile, or simply for too long. */
final class LongHold implements Rule {
    static final String SLUG = "long-hold";

    private static final Profile PROFILE = Profile.of(SLUG, "M19", Locks.PERSISTENCE_NANOS, Need.LOOKS);

    /** Percent of the holders' time. */
    private static final double MOST = 50;

    private static final long LONG_NANOS = SECOND;

    /** Fewer looks may have met one holder by chance. */
    private static final int LOOKS = 4;

    @Override
    public Profile profile() {
        return PROFILE;
    }

    @Override
    public List<Finding> find(Case about) {
        List<Finding> found = new ArrayList<>();
        for (LockReport lock : Locks.owned(about)) {
            if (lock.owner().filter(owner -> Circle.isStuck(owner, about)).isPresent()) continue;
            long held = heldNanos(about, lock);
            boolean waitsMeanwhile = elsewherePercent(lock.why()) >= MOST;
            if (waitsMeanwhile || held >= LONG_NANOS) found.add(finding(about, lock, held));
        }
        return found;
    }

    /** Percent of the time in which its holders neither ran nor wanted to. */
    private static double elsewherePercent(StateTimes why) {
        long stopped = why.waitingNanos(WaitCause.SAFEPOINT) + why.waitingNanos(WaitCause.STOPPED);
        return Window.percent(why.waitingNanos() - stopped, why.totalNanos());
    }

    /** For how long one thread was seen holding it at every look, without a hand-over that the recorder tells of. */
    private static long heldNanos(Case about, LockReport lock) {
        ThreadRef owner = lock.owner().map(ThreadControlBlock::ref).orElse(null);
        List<Look> looks = about.looks(lock.id());
        long since = Long.MAX_VALUE;
        int seen = 0;
        for (int i = looks.size() - 1; i >= 0 && owner != null; i--) {
            ThreadRef then = looks.get(i).owner();
            if (then == null || then.javaId() != owner.javaId()) break;
            since = looks.get(i).moment().atNanos();
            seen++;
        }
        if (seen < LOOKS) return 0;
        return about.now().atNanos() - Math.max(since, Locks.lastHandOff(about, lock.id()));
    }

    private Finding finding(Case about, LockReport lock, long held) {
        double loss = Locks.loss(about, lock);
        Severity severity = loss >= Locks.HIGH_LOSS ? Severity.HIGH : Severity.MEDIUM;
        Draft draft = new Draft(this, severity, Confidence.STRONG)
                .about(lock.id())
                .hurts(Locks.waiters(lock))
                .heldBy(Locks.holder(lock))
                .costs(loss)
                .because(why(lock));
        lock.owner().map(LongHold::where).ifPresent(draft::because);
        return draft.advises(advice(lock)).says(Locks.whoWaits(lock, loss) + "; " + holder(lock, held) + ".");
    }

    private static List<String> why(LockReport lock) {
        return Locks.why(lock.why()).entrySet().stream()
                .filter(part -> part.getValue() >= 1)
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .map(part -> "while others waited its holder was " + part.getKey() + " "
                        + Words.percent(part.getValue()) + " of the time")
                .toList();
    }

    private static String where(ThreadControlBlock owner) {
        return owner.name() + " is " + Words.doing(owner);
    }

    private static String holder(LockReport lock, long held) {
        String who = Locks.holderName(lock).orElse("whoever holds it");
        String most = Locks.mostly(lock)
                .map(part -> part.getKey() + " for " + Words.percent(part.getValue()) + " of that time")
                .orElse("");
        if (held >= LONG_NANOS) {
            String doing = lock.owner().map(owner -> ", " + Words.doing(owner)).orElse("");
            return who + " has held it for at least " + Words.time(held) + doing;
        }
        return lock.owner().isPresent() ? who + " holds it and is " + most : who + " held it and was " + most;
    }

    private static String advice(LockReport lock) {
        Optional<String> most = Locks.mostly(lock).map(Map.Entry::getKey);
        boolean computes = most.filter("running"::equals).isPresent();
        return computes
                ? "Compute before taking the lock, and hold it only to publish the result."
                : "Do not wait while holding it: do that before, or after letting go.";
    }
}
