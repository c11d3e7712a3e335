package heddle.inspector.diagnosis.rule;

import heddle.inspector.diagnosis.Case;
import heddle.inspector.diagnosis.Finding;
import heddle.inspector.diagnosis.Finding.Confidence;
import heddle.inspector.diagnosis.Finding.Severity;
import heddle.inspector.diagnosis.LockReport;
import heddle.inspector.timeline.Window;
import java.util.List;

/** Threads wait for a lock whose holder wants to run and has no CPU. */
final class HolderPreempted implements Rule {
    static final String SLUG = "holder-preempted";

    private static final Profile PROFILE =
            Profile.of(SLUG, "M5", Locks.PERSISTENCE_NANOS, Need.LOOKS, Need.QUEUE_TIMES);

    /** Percent of the time in which others waited. */
    private static final double MUCH = 20;

    @Override
    public Profile profile() {
        return PROFILE;
    }

    @Override
    public List<Finding> find(Case about) {
        return locks(about).stream().map(lock -> finding(about, lock)).toList();
    }

    /** The contended locks whose holders lack a CPU. */
    static List<LockReport> locks(Case about) {
        return Locks.contended(about).stream()
                .filter(lock -> readyPercent(lock) >= MUCH)
                .toList();
    }

    static double readyPercent(LockReport lock) {
        return Window.percent(lock.why().readyNanos(), lock.why().totalNanos());
    }

    private Finding finding(Case about, LockReport lock) {
        double loss = Locks.loss(about, lock);
        String who = Locks.holderName(lock).orElse("whoever holds it");
        return new Draft(this, Severity.MEDIUM, Confidence.SURE)
                .about(lock.id())
                .hurts(Locks.waiters(lock))
                .heldBy(Locks.holder(lock))
                .costs(loss * readyPercent(lock) / 100)
                .because("its holder was ready " + Words.percent(readyPercent(lock))
                        + " of the time in which others waited")
                .because(NoCpu.shortage(about.window()))
                .advises(
                        "Give the process more CPU, use fewer threads than CPUs for computing, or do less while holding"
                                + " the lock.")
                .says(Locks.whoWaits(lock, loss) + "; " + who + " holds it and is ready but without a CPU for "
                        + Words.percent(readyPercent(lock)) + " of that time.");
    }
}
