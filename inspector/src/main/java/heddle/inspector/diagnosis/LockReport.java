package heddle.inspector.diagnosis;

import heddle.inspector.model.Evidence;
import heddle.inspector.model.LockId;
import heddle.inspector.model.LockKind;
import heddle.inspector.model.LockWait;
import heddle.inspector.model.StackFrame;
import heddle.inspector.model.StateTimes;
import heddle.inspector.model.ThreadControlBlock;
import heddle.inspector.model.ThreadRef;
import java.util.List;
import java.util.Optional;

/**
 * One lock over a window.
 *
 * @param lostPerSecond thread-seconds waited per second, waits still open included; the mean number of waiters
 * @param lostEvidence measured when it is the sum of recorded waits, sampled when it is counted from looks
 * @param owner who holds it now, as far as that can be known
 * @param ownersSeen who held it while others waited, largest share first
 * @param waiters who waits now, longest first
 * @param waits finished waits in the window; without a probe not counting those shorter than the recording's threshold
 * @param waitTimes lengths of finished and open waits
 * @param why what the owners did while others waited
 * @param sites where it is held and waited for, largest share first
 * @param cost what follows from that for the program
 * @param counted what only a probe can tell
 */
public record LockReport(
        LockId id,
        LockKind kind,
        double lostPerSecond,
        Evidence lostEvidence,
        Optional<ThreadControlBlock> owner,
        List<NamedShare> ownersSeen,
        List<Waiter> waiters,
        long waits,
        WaitTimes waitTimes,
        StateTimes why,
        List<Site> sites,
        LockCost cost,
        Optional<Counted> counted) {

    /**
     * What a probe has counted in the window.
     *
     * @param ownerNamedPercent waits that found the lock owned by somebody who is known
     * @param holds how often it was held and let go, 0 when that is not watched
     */
    public record Counted(double ownerNamedPercent, long holds, long holdNanos, long holdP50, long holdP99) {}

    /** All that the longest waiter is known to wait for: the owner, or readers, or who can bring it about. */
    public List<ThreadRef> holders() {
        return firstWait().map(LockWait::holders).orElse(List.of());
    }

    /** The class a user would name. */
    public String className() {
        return waiters.isEmpty() ? id.userClass() : waiters.get(0).thread().awaitedClass();
    }

    /** Whether one of the holders is enough for a waiter to go on. */
    public boolean isForAny() {
        return firstWait().map(LockWait::any).orElse(false);
    }

    private Optional<LockWait> firstWait() {
        return waiters.stream().findFirst().map(waiter -> waiter.thread().lockWait());
    }

    /** A part of a whole, in percent. */
    public record NamedShare(String name, double percent) {}

    /** A thread that waits now, and for how long, in nanoseconds. */
    public record Waiter(ThreadControlBlock thread, long ageNanos) {}

    /** Lengths of waits in nanoseconds: total in the window, percentiles and largest of whole waits, oldest open. */
    public record WaitTimes(long total, long p50, long p99, long max, long open) {}

    /** A place in the code. */
    public record Site(StackFrame frame, Role role, double percent) {}

    /** What is done at a site. */
    public enum Role {
        HOLDER,
        WAITER
    }
}
