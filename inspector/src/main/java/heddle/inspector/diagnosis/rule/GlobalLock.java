package heddle.inspector.diagnosis.rule;

import heddle.inspector.diagnosis.Case;
import heddle.inspector.diagnosis.Case.Look;
import heddle.inspector.diagnosis.Finding;
import heddle.inspector.diagnosis.Finding.Confidence;
import heddle.inspector.diagnosis.Finding.Severity;
import heddle.inspector.diagnosis.LockReport;
import heddle.inspector.model.Snapshot;
import heddle.inspector.model.StateTimes;
import heddle.inspector.model.ThreadControlBlock;
import heddle.inspector.timeline.Window;
import java.util.List;
import java.util.stream.Stream;

/** Threads that could compute at once take turns because one lock lets one of them run at a time. */
final class GlobalLock implements Rule {
    static final String SLUG = "global-lock";

    private static final Profile PROFILE = Profile.of(SLUG, "M11", 3 * SECOND, Need.LOOKS, Need.CPUS);
    private static final double SATURATED = 0.9;
    private static final int TAKING_TURNS = 3;
    private static final double LEAST_CPUS = 0.7;
    private static final double MOST_CPUS = 1.3;

    /** Percent of its life that a thread which only computes runs, or waits for its turn. */
    private static final double HUNGRY = 80;

    @Override
    public Profile profile() {
        return PROFILE;
    }

    @Override
    public List<Finding> find(Case about) {
        Window spell = about.past().last(PROFILE.persistenceNanos());
        double used = NoCpu.Demand.in(spell).cpus();
        int cpus = Cpus.of(about.now());
        if (cpus < 2 || used < LEAST_CPUS || used > MOST_CPUS) return List.of();
        return about.locks().stream()
                .filter(lock -> Locks.isMutex(lock) && isSaturated(about, lock))
                .filter(lock -> takingTurns(about, lock, spell).size() >= TAKING_TURNS)
                .limit(1)
                .map(lock -> finding(lock, takingTurns(about, lock, spell), used, cpus))
                .toList();
    }

    private static boolean isSaturated(Case about, LockReport lock) {
        List<Snapshot> moments = about.past().within(PROFILE.persistenceNanos());
        long first = moments.get(0).atNanos();
        long held = about.looks(lock.id()).stream()
                .filter(look -> look.moment().atNanos() >= first)
                .count();
        return held >= SATURATED * moments.size();
    }

    /** Those who waited for it or had it at some look, and do nothing but compute besides. */
    private static List<ThreadControlBlock> takingTurns(Case about, LockReport lock, Window spell) {
        List<Long> met = about.looks(lock.id()).stream()
                .flatMap(GlobalLock::javaIds)
                .distinct()
                .toList();
        return about.now().threads().stream()
                .filter(thread -> met.contains(thread.javaId()) && isHungry(spell.times(thread)))
                .toList();
    }

    private static Stream<Long> javaIds(Look look) {
        Stream<Long> waiters = look.waiters().stream().map(ThreadControlBlock::javaId);
        return look.owner() == null
                ? waiters
                : Stream.concat(waiters, Stream.of(look.owner().javaId()));
    }

    private static boolean isHungry(StateTimes times) {
        long computing = times.runningNanos() + times.readyNanos();
        return computing > 0 && Window.percent(computing + times.lockNanos(), times.totalNanos()) >= HUNGRY;
    }

    private Finding finding(LockReport lock, List<ThreadControlBlock> threads, double used, int cpus) {
        return new Draft(this, Severity.MEDIUM, Confidence.STRONG)
                .about(lock.id())
                .hurts(threads)
                .heldBy(Locks.holder(lock))
                .costs(lock.lostPerSecond())
                .because("somebody waited for it at nine of ten looks or more")
                .because(lock.ownersSeen().size() + " threads were seen holding it")
                .advises("Split the lock, or use processes: more threads gain nothing here.")
                .says(threads.size() + " threads that only compute take turns on "
                        + lock.id().shortText() + ": " + Words.decimal(used) + " of " + cpus
                        + " CPUs are used, as under a global interpreter lock.");
    }
}
