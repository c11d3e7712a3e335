package heddle.inspector.diagnosis.rule;

import heddle.inspector.diagnosis.Case;
import heddle.inspector.diagnosis.Finding;
import heddle.inspector.diagnosis.Finding.Confidence;
import heddle.inspector.diagnosis.Finding.Severity;
import heddle.inspector.diagnosis.LockReport;
import heddle.inspector.model.ThreadControlBlock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A thread of high priority waits for one of low priority that has no CPU. */
final class PriorityInversion implements Rule {
    private static final Profile PROFILE =
            Profile.of("priority-inversion", "M5", Locks.PERSISTENCE_NANOS, Need.LOOKS, Need.QUEUE_TIMES);

    @Override
    public Profile profile() {
        return PROFILE;
    }

    @Override
    public List<Finding> find(Case about) {
        List<Finding> found = new ArrayList<>();
        for (LockReport lock : HolderPreempted.locks(about)) {
            lock.owner().flatMap(owner -> finding(about, lock, owner)).ifPresent(found::add);
        }
        return found;
    }

    private Optional<Finding> finding(Case about, LockReport lock, ThreadControlBlock owner) {
        return Locks.waiters(lock).stream()
                .max(Comparator.comparingInt(ThreadControlBlock::priority))
                .filter(waiter -> waiter.priority() > owner.priority())
                .map(waiter -> new Draft(this, Severity.MEDIUM, Confidence.GUESS)
                        .about(lock.id())
                        .hurts(List.of(waiter))
                        .heldBy(List.of(owner.ref()))
                        .costs(Locks.loss(about, lock) * HolderPreempted.readyPercent(lock) / 100)
                        .because("Linux ignores Java's priorities unless the JVM runs with -XX:ThreadPriorityPolicy")
                        .advises("Give both the same priority, or keep the lock away from threads of low priority.")
                        .says(waiter.name() + " of priority " + waiter.priority() + " waits for "
                                + lock.id().shortText() + ", which " + owner.name() + " of priority "
                                + owner.priority() + " holds, ready but without a CPU for "
                                + Words.percent(HolderPreempted.readyPercent(lock)) + " of that time."));
    }
}
