package heddle.inspector.diagnosis.rule;

import heddle.inspector.diagnosis.Case;
import heddle.inspector.diagnosis.Finding;
import heddle.inspector.diagnosis.Finding.Confidence;
import heddle.inspector.diagnosis.Finding.Severity;
import heddle.inspector.diagnosis.LockReport;
import heddle.inspector.model.Evidence;
import heddle.inspector.model.LockKind;
import heddle.inspector.model.ThreadControlBlock;
import java.util.ArrayList;
import java.util.List;

/** Threads wait for a lock: a monitor, or one of {@code java.util.concurrent}. */
record Contention(Profile profile, boolean ofMonitors) implements Rule {
    static final Contention OF_MONITORS = new Contention(profile("monitor-contention"), true);
    static final Contention OF_LOCKS = new Contention(profile("lock-contention"), false);

    private static Profile profile(String slug) {
        return Profile.of(slug, "M19", Locks.PERSISTENCE_NANOS, Need.LOCK_TIMES);
    }

    @Override
    public List<Finding> find(Case about) {
        return Locks.contended(about).stream()
                .filter(lock -> (lock.kind() == LockKind.MONITOR) == ofMonitors)
                .map(lock -> finding(about, lock))
                .toList();
    }

    private Finding finding(Case about, LockReport lock) {
        double loss = Locks.loss(about, lock);
        Severity severity = loss >= Locks.HIGH_LOSS ? Severity.HIGH : Severity.MEDIUM;
        return new Draft(this, severity, Confidence.STRONG)
                .about(lock.id())
                .hurts(Locks.waiters(lock))
                .heldBy(Locks.holder(lock))
                .costs(loss)
                .because(evidence(lock))
                .advises("Do less while holding it, or split it.")
                .says(Locks.whoWaits(lock, loss) + loss(about, lock, loss) + holder(lock) + ".");
    }

    /** Each waiter loses a second a second; what is more was lost when more of them waited. */
    private static String loss(Case about, LockReport lock, double loss) {
        int now = lock.waiters().size();
        if (now == 0) return "";
        int most = about.looks(lock.id()).stream()
                .mapToInt(look -> look.waiters().size())
                .max()
                .orElse(now);
        double lost = Math.min(loss, Math.max(now, most));
        String when =
                lost > now ? " thread-seconds were lost each second lately" : " thread-seconds are lost each second";
        return ", and " + Words.decimal(lost) + when;
    }

    private static String holder(LockReport lock) {
        if (lock.owner().isPresent()) {
            ThreadControlBlock owner = lock.owner().get();
            return "; " + owner.name() + " holds it, " + Words.doing(owner);
        }
        if (lock.ownersSeen().isEmpty()) return "";
        LockReport.NamedShare most = lock.ownersSeen().get(0);
        return "; " + most.name() + " held it most, " + Words.percent(most.percent()) + " of the time";
    }

    private static List<String> evidence(LockReport lock) {
        LockReport.WaitTimes times = lock.waitTimes();
        List<String> evidence = new ArrayList<>();
        if (lock.waits() == 1) evidence.add("1 wait ended, after " + Words.time(times.max()));
        if (lock.waits() > 1) {
            evidence.add(lock.waits() + " waits ended: half within " + Words.time(times.p50()) + ", 99 % within "
                    + Words.time(times.p99()) + ", the longest " + Words.time(times.max()));
        }
        if (lock.lostEvidence() == Evidence.SAMPLED) evidence.add("the loss is counted from looks at who waits");
        Locks.mostly(lock)
                .ifPresent(most -> evidence.add("meanwhile its holder was " + most.getKey() + " "
                        + Words.percent(most.getValue()) + " of the time"));
        lock.sites().forEach(site -> evidence.add(site(site)));
        return evidence;
    }

    private static String site(LockReport.Site site) {
        String what = site.role() == LockReport.Role.HOLDER ? " of the holding at " : " of the waiting at ";
        return Words.percent(site.percent()) + what + site.frame().shortText();
    }
}
