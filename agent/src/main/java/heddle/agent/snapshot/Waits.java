package heddle.agent.snapshot;

import heddle.agent.wire.LockEntry;
import heddle.agent.wire.ThreadEntry;
import heddle.agent.wire.ThreadFrames;
import heddle.agent.wire.WaitForm;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Remembers which waits are going on and whether their frames have been taken: a thread that waits keeps its frames, so once
 * per wait is enough. A wait is told from the next one of its thread by the thread's counts of blocks and waits.
 */
final class Waits {

    /** Most threads whose frames are taken at once. */
    static final int MAX_STACKS = 64;

    private static final class Wait {
        final long blockedCount;
        final long waitedCount;
        final long firstSeenNanos;
        long lastSeenNanos;
        boolean hasFrames;

        Wait(ThreadEntry thread, long nowNanos) {
            blockedCount = thread.blockedCount();
            waitedCount = thread.waitedCount();
            firstSeenNanos = nowNanos;
        }

        boolean isOf(long blocked, long waited) {
            return blockedCount == blocked && waitedCount == waited;
        }
    }

    private final Map<Long, Wait> byThread = new HashMap<>();
    private final long minAgeNanos;
    private final boolean alwaysOwners;

    /**
     * Sets what frames are worth.
     *
     * @param minAgeNanos waits that have not been seen for that long get none yet
     * @param alwaysOwners whether owners are wanted on every snapshot, or only along with a waiter's frames
     */
    Waits(long minAgeNanos, boolean alwaysOwners) {
        this.minAgeNanos = minAgeNanos;
        this.alwaysOwners = alwaysOwners;
    }

    /** Takes in a snapshot; waits that are not in it are over. */
    void see(List<ThreadEntry> threads, long nowNanos) {
        for (ThreadEntry thread : threads) {
            if (isWaiting(thread)) {
                current(thread, nowNanos).lastSeenNanos = nowNanos;
            }
        }
        byThread.values().removeIf(wait -> wait.lastSeenNanos != nowNanos);
    }

    /** Notes that these stacks are known; one of a later wait than the snapshot's does not count. */
    void seeFrames(List<ThreadFrames> stacks) {
        for (ThreadFrames stack : stacks) {
            Wait wait = byThread.get(stack.javaId());
            if (wait != null && wait.isOf(stack.blockedCount(), stack.waitedCount())) {
                wait.hasFrames = true;
            }
        }
    }

    /** The threads of a snapshot whose frames are wanted now, at most {@link #MAX_STACKS}, those kept waiting first. */
    List<Long> wanted(List<ThreadEntry> threads, long nowNanos) {
        Set<Long> wanted = new LinkedHashSet<>();
        threads.stream().filter(Waits::isKeptWaiting).forEach(thread -> want(thread, wanted, nowNanos));
        threads.stream().filter(thread -> !isKeptWaiting(thread)).forEach(thread -> want(thread, wanted, nowNanos));
        return wanted.stream().limit(MAX_STACKS).toList();
    }

    private void want(ThreadEntry thread, Set<Long> wanted, long nowNanos) {
        boolean lacksFrames = lacksFrames(thread, nowNanos);
        if (lacksFrames) {
            wanted.add(thread.javaId());
        }
        LockEntry lock = thread.waitsOn();
        if (lock != null && lock.ownerJavaId() != LockEntry.NO_OWNER && (lacksFrames || alwaysOwners)) {
            wantOwner(lock.ownerJavaId(), wanted);
        }
    }

    /** An owner that waits itself, with frames taken, still stands where it stood. */
    private void wantOwner(long javaId, Set<Long> wanted) {
        Wait wait = byThread.get(javaId);
        if (wait == null || !wait.hasFrames) {
            wanted.add(javaId);
        }
    }

    private boolean lacksFrames(ThreadEntry thread, long nowNanos) {
        Wait wait = byThread.get(thread.javaId());
        return wait != null && !wait.hasFrames && nowNanos - wait.firstSeenNanos >= minAgeNanos;
    }

    private Wait current(ThreadEntry thread, long nowNanos) {
        return byThread.compute(
                thread.javaId(),
                (id, wait) -> wait != null && wait.isOf(thread.blockedCount(), thread.waitedCount())
                        ? wait
                        : new Wait(thread, nowNanos));
    }

    private static boolean isKeptWaiting(ThreadEntry thread) {
        LockEntry lock = thread.waitsOn();
        return thread.form() == WaitForm.MONITOR_ENTER || (lock != null && lock.ownerJavaId() != LockEntry.NO_OWNER);
    }

    private static boolean isWaiting(ThreadEntry thread) {
        return thread.state() == Thread.State.BLOCKED
                || thread.state() == Thread.State.WAITING
                || thread.state() == Thread.State.TIMED_WAITING;
    }
}
