package heddle.inspector.diagnosis.rule;

import heddle.inspector.diagnosis.Case;
import heddle.inspector.diagnosis.Case.Look;
import heddle.inspector.diagnosis.Finding;
import heddle.inspector.diagnosis.Finding.Confidence;
import heddle.inspector.diagnosis.Finding.Severity;
import heddle.inspector.diagnosis.LockReport;
import heddle.inspector.model.LockKind;
import heddle.inspector.model.Snapshot;
import java.util.ArrayList;
import java.util.List;

/** A lock held for a moment only, with a queue that never gets shorter: everybody waits for everybody's turn. */
final class Convoy implements Rule {
    static final String SLUG = "convoy";

    private static final Profile PROFILE = Profile.of(SLUG, "M19", Locks.PERSISTENCE_NANOS, Need.LOOKS, Need.RECORDING);
    private static final double HAND_OFFS_PER_SECOND = 100;
    private static final double WAIT_TO_HOLD = 5;

    /** Part of the looks; one of them may have met a hand-over. */
    private static final double NEVER_EMPTY = 0.9;

    @Override
    public Profile profile() {
        return PROFILE;
    }

    @Override
    public List<Finding> find(Case about) {
        List<Finding> found = new ArrayList<>();
        for (LockReport lock : about.locks()) {
            boolean turns = Locks.isMutex(lock) || lock.kind() == LockKind.SEMAPHORE;
            if (!turns || Locks.loss(about, lock) < Locks.MEDIUM_LOSS) continue;
            Queue queue = Queue.of(about, lock);
            if (queue.isConvoy()) found.add(finding(lock, queue));
        }
        return found;
    }

    /**
     * The queue at a lock: hand-offs a second, mean wait and mean hold in nanoseconds.
     *
     * @param saturation part of the looks at which others waited, and so somebody held it
     */
    private record Queue(double handOffs, double waitNanos, double holdNanos, double saturation) {
        static Queue of(Case about, LockReport lock) {
            List<Snapshot> moments = about.past().within(Locks.PERSISTENCE_NANOS);
            long first = moments.get(0).atNanos();
            List<Look> looks = about.looks(lock.id()).stream()
                    .filter(look -> look.moment().atNanos() >= first)
                    .toList();
            double saturation = (double) looks.size() / moments.size();
            double handOffs = lock.waits() / about.window().seconds();
            double wait = (double) lock.waitTimes().total() / Math.max(1, lock.waits());
            double hold = handOffs <= 0 ? Double.MAX_VALUE : saturation * SECOND / handOffs;
            return new Queue(handOffs, wait, hold, saturation);
        }

        boolean isConvoy() {
            return saturation >= NEVER_EMPTY
                    && handOffs >= HAND_OFFS_PER_SECOND
                    && waitNanos >= WAIT_TO_HOLD * holdNanos;
        }
    }

    private Finding finding(LockReport lock, Queue queue) {
        String hold = Words.time((long) queue.holdNanos());
        String wait = Words.time((long) queue.waitNanos());
        return new Draft(this, Severity.MEDIUM, Confidence.STRONG)
                .about(lock.id())
                .hurts(Locks.waiters(lock))
                .heldBy(Locks.holder(lock))
                .costs(lock.lostPerSecond())
                .because(Math.round(queue.handOffs()) + " hand-offs a second")
                .because("held and waited for at " + Words.percent(100 * queue.saturation()) + " of the looks")
                .advises(
                        "Take the lock less often: do several things at a time, or give each thread a part of its own.")
                .says(Words.threadsWait(lock.waiters().size()) + " in a queue for "
                        + lock.id().shortText() + " that never empties: each holds it for " + hold
                        + " and then waits for " + wait + ".");
    }
}
