package heddle.inspector.diagnosis.rule;

import heddle.inspector.diagnosis.Case;
import heddle.inspector.diagnosis.Finding;
import heddle.inspector.diagnosis.Finding.Confidence;
import heddle.inspector.diagnosis.Finding.Severity;
import heddle.inspector.model.ThreadControlBlock;
import java.util.List;

/** Threads wait for one of several things, and others have all of them. */
final class PoolExhausted implements Rule {
    private static final Profile PROFILE = Profile.of("pool-exhausted", "M19", 3 * SECOND, Need.LOOKS);

    @Override
    public Profile profile() {
        return PROFILE;
    }

    @Override
    public List<Finding> find(Case about) {
        return PoolSite.in(about, PROFILE.persistenceNanos()).stream()
                .filter(site -> !site.isStuck(about, PoolLeak.STUCK_NANOS))
                .filter(site -> !site.couldBeWorkers() || !site.holders().isEmpty())
                .map(site -> finding(about, site))
                .toList();
    }

    private Finding finding(Case about, PoolSite site) {
        return new Draft(this, severity(site), site.sure() ? Confidence.STRONG : Confidence.GUESS)
                .about(site.pool())
                .hurts(site.waiters())
                .heldBy(site.holders().stream().map(ThreadControlBlock::ref).toList())
                .costs(site.waiters().size())
                .because("all of them wait at " + site.place())
                .because(site.holders().stream()
                        .map(holder -> holder.name() + ", which may have one, is " + Words.doing(holder))
                        .toList())
                .advises("Have each one for a shorter time, or make the pool larger.")
                .says(Words.threadsWait(site.waiters().size()) + " for " + site.name() + ", the longest for "
                        + Words.time(site.oldestNanos(about)) + "; " + holders(site) + ".");
    }

    /** What only looks like a pool may be a queue of work. */
    private static Severity severity(PoolSite site) {
        return site.sure() ? Severity.HIGH : Severity.MEDIUM;
    }

    private static String holders(PoolSite site) {
        if (site.holders().isEmpty()) return "all are taken, and nobody was seen having one";
        ThreadControlBlock first = site.holders().get(0);
        int others = site.holders().size() - 1;
        String more = others == 0 ? "" : " and " + Words.threads(others) + " more seem to have one each";
        return first.name() + ", " + Words.doing(first) + "," + (others == 0 ? " seems to have one" : more);
    }
}
