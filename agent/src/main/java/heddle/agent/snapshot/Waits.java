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
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which waits are going on and whether their frames are known: a thread that waits keeps its frames, so once per
 * wait is enough. A wait is told from the next one of its thread by the thread's counts of blocks and waits.
 *
 * <p>A worker that is idle again, in the same way on the same object that nobody holds, is taken to stand where it stood; else
 * every pool that polls with a timeout would be asked for its frames for ever. Who waits on no object again is taken to stand
 * there too, but where looking costs no pause only for a second.
 */
final class Waits {

    /** Most threads whose frames are taken at once. */
    static final int MAX_STACKS = 64;

    /** Where frames cost a pause, younger waits get none: most are over before. */
    static final long OLD_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    /** Where frames cost no pause, those of a thread that waits on no object serve its next waits for so long. */
    static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final class Wait {
        final ThreadEntry start;
        final long startNanos;
        long aliveNanos;
        boolean goesOn;
        boolean hasFrames;
        /** When its frames were taken, in this wait or in one before. */
        long framesNanos;

        Wait(ThreadEntry start, long startNanos) {
            this.start = start;
            this.startNanos = startNanos;
        }

        boolean isOf(long blockedCount, long waitedCount) {
            return start.blockedCount() == blockedCount && start.waitedCount() == waitedCount;
        }
    }

    private final Map<Long, Wait> byThread = new HashMap<>();
    private final boolean pauseless;

    /**
     * Sets what frames may cost.
     *
     * @param pauseless frames stop nobody else, so even young waits get them, and owners of locks on every snapshot
     */
    Waits(boolean pauseless) {
        this.pauseless = pauseless;
    }

    /** Takes in a snapshot; a thread that is not in it has ended. */
    void see(List<ThreadEntry> threads, long nowNanos) {
        for (ThreadEntry thread : threads) {
            Wait wait = byThread.get(thread.javaId());
            boolean waiting = isWaiting(thread);
            if (waiting && (wait == null || !wait.isOf(thread.blockedCount(), thread.waitedCount()))) {
                wait = begun(thread, wait, nowNanos);
                byThread.put(thread.javaId(), wait);
            }
            if (wait != null) {
                wait.goesOn = waiting;
                wait.aliveNanos = nowNanos;
            }
        }
        byThread.values().removeIf(wait -> wait.aliveNanos != nowNanos);
    }

    private Wait begun(ThreadEntry thread, @Nullable Wait before, long nowNanos) {
        Wait wait = new Wait(thread, nowNanos);
        if (before != null && before.hasFrames) {
            wait.hasFrames = isBackAt(before.start, thread, nowNanos - before.framesNanos);
            wait.framesNanos = before.framesNanos;
        }
        return wait;
    }

    /** Notes that these stacks are known; one of a later wait than the snapshot's does not count. */
    void seeFrames(List<ThreadFrames> stacks) {
        for (ThreadFrames stack : stacks) {
            Wait wait = byThread.get(stack.javaId());
            if (wait != null && wait.isOf(stack.blockedCount(), stack.waitedCount())) {
                wait.hasFrames = true;
                wait.framesNanos = wait.aliveNanos;
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
        if (lock != null && lock.ownerJavaId() != LockEntry.NO_OWNER && (lacksFrames || pauseless)) {
            wantOwner(lock.ownerJavaId(), wanted);
        }
    }

    /** An owner that waits itself, with frames taken, still stands where it stood. */
    private void wantOwner(long javaId, Set<Long> wanted) {
        Wait wait = byThread.get(javaId);
        if (wait == null || !wait.goesOn || !wait.hasFrames) {
            wanted.add(javaId);
        }
    }

    private boolean lacksFrames(ThreadEntry thread, long nowNanos) {
        Wait wait = byThread.get(thread.javaId());
        return wait != null && wait.goesOn && !wait.hasFrames && (pauseless || nowNanos - wait.startNanos >= OLD_NANOS);
    }

    /** A wait on no object could be any, so where looking is cheap it is not taken for the same for long. */
    private boolean isBackAt(ThreadEntry before, ThreadEntry now, long framesAge) {
        if (before.form() != now.form() || isKeptWaiting(before) || isKeptWaiting(now)) {
            return false;
        }
        LockEntry then = before.waitsOn();
        LockEntry lock = now.waitsOn();
        if (then == null || lock == null) {
            return then == null && lock == null && (!pauseless || framesAge < FRESH_NANOS);
        }
        return lock.isSameObjectAs(then);
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
