package heddle.inspector.diagnosis.rule;

import heddle.inspector.diagnosis.Case;
import heddle.inspector.diagnosis.Finding;
import heddle.inspector.diagnosis.Finding.Confidence;
import heddle.inspector.diagnosis.Finding.Severity;
import java.util.List;

/** Threads wait for one of several things, none is given back, and no living thread seems to have one. */
final class PoolLeak implements Rule {
    static final String SLUG = "pool-leak";
    static final long STUCK_NANOS = 5 * SECOND;

    private static final Profile PROFILE = Profile.of(SLUG, "M19", STUCK_NANOS, Need.LOOKS);

    @Override
    public Profile profile() {
        return PROFILE;
    }

    @Override
    public List<Finding> find(Case about) {
        return PoolSite.in(about, STUCK_NANOS).stream()
                .filter(site -> site.isStuck(about, STUCK_NANOS))
                .filter(site -> site.waiters().stream().noneMatch(thread -> Circle.isStuck(thread, about)))
                .map(site -> finding(about, site))
                .toList();
    }

    private Finding finding(Case about, PoolSite site) {
        Severity severity = site.sure() && !site.couldBeWorkers() ? Severity.HIGH : Severity.MEDIUM;
        return new Draft(this, severity, Confidence.GUESS)
                .about(site.pool())
                .hurts(site.waiters())
                .costs(site.waiters().size())
                .because("no holder found: no other thread is in the code from which they came")
                .because("no wait there ended in the last " + Words.time(STUCK_NANOS))
                .advises("Give back what was borrowed in a finally block; look at paths that throw in between.")
                .says(Words.threadsWait(site.waiters().size()) + " for " + site.name() + ", the longest for "
                        + Words.time(site.oldestNanos(about))
                        + ", and no living thread seems to have one: some were probably never given back.");
    }
}
