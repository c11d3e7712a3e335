package heddle.inspector.timeline;

import heddle.inspector.model.Activity;
import heddle.inspector.model.JvmState;
import heddle.inspector.model.LockId;
import heddle.inspector.model.LockKind;
import heddle.inspector.model.StackFrame;
import heddle.inspector.model.WaitCause;
import heddle.inspector.observation.JvmThreads;
import heddle.inspector.observation.JvmThreads.Form;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A Java wait explained: from the JVM's state, the object waited on, and the stack where there is one.
 *
 * @param kind kind of the thing waited on, {@link LockKind#OTHER} when there is none
 * @param lock the thing, or null
 */
record JvmWait(Activity activity, LockKind kind, @Nullable LockId lock) {

    /**
     * The wait of a thread in one of Java's waiting states.
     *
     * @param frames its stack in this wait, or empty
     * @param workSource where the thread was last seen to wait for work, or null: without a stack, waiting there again is
     *     taken for the same
     * @param lent whether others were seen to wait there for something that is lent: that too is taken for the same
     */
    static JvmWait of(JvmThreads.Entry entry, List<StackFrame> frames, @Nullable LockId workSource, boolean lent) {
        LockId lock = entry.lock();
        LockKind known = kind(entry, frames);
        boolean borrows = known == LockKind.CONDITION && (frames.isEmpty() ? lent : Lending.isAskedFor(frames));
        LockKind kind = borrows ? LockKind.POOL : known;
        WaitCause cause = cause(entry, frames, kind);
        boolean mayBe = mayBeIdle(entry, kind, cause);
        boolean idle = frames.isEmpty()
                ? (mayBe || cause == WaitCause.LOCK) && lock != null && lock.equals(workSource)
                : (mayBe && IdleWorkers.isIdle(frames)) || isBehindAcceptor(entry, frames);
        return new JvmWait(idle ? Activity.idleWorker() : Activity.waiting(cause), kind, lock);
    }

    WaitCause cause() {
        return Objects.requireNonNull(activity.cause());
    }

    private static boolean isBehindAcceptor(JvmThreads.Entry entry, List<StackFrame> frames) {
        return entry.form() == Form.PARK && IdleWorkers.isAccepting(frames);
    }

    private static LockKind kind(JvmThreads.Entry entry, List<StackFrame> frames) {
        LockId lock = entry.lock();
        return switch (entry.form()) {
            case MONITOR_ENTER -> LockKind.MONITOR;
            case OBJECT_WAIT -> isJoin(lock, frames) ? LockKind.FUTURE : LockKind.CONDITION;
            case PARK -> refine(lock == null ? LockKind.OTHER : LockKind.ofParkBlocker(lock.className()), frames);
            case SLEEP -> LockKind.OTHER;
            // Where java.lang is closed to the agent, only a park can be told.
            case NONE -> lock == null ? LockKind.OTHER : LockKind.CONDITION;
        };
    }

    private static WaitCause cause(JvmThreads.Entry entry, List<StackFrame> frames, LockKind kind) {
        if (entry.state() == JvmState.BLOCKED) return WaitCause.MONITOR;
        if (isChildAwaited(frames)) return WaitCause.CHILD;
        if (kind != LockKind.OTHER) return kind.parkCause();
        if (entry.ownerJavaId() >= 0) return WaitCause.LOCK;
        boolean onlyTime = entry.lock() == null && entry.state() == JvmState.TIMED_WAITING;
        return onlyTime ? WaitCause.SLEEP : WaitCause.PARK;
    }

    /** Who waits for something certain, such as a lock, a result or a child process, has work. */
    private static boolean mayBeIdle(JvmThreads.Entry entry, LockKind kind, WaitCause cause) {
        if (cause == WaitCause.CHILD || cause == WaitCause.LOCK) return false;
        return kind == LockKind.CONDITION
                || kind == LockKind.QUEUE
                || (kind == LockKind.OTHER && entry.form() == Form.PARK);
    }

    /** A queue and a barrier wait on a condition of their own, a task for another's end on any object of the program. */
    private static LockKind refine(LockKind kind, List<StackFrame> frames) {
        if (kind != LockKind.CONDITION && kind != LockKind.OTHER) return kind;
        for (StackFrame frame : frames) {
            String name = frame.className();
            if (name.equals("java.util.concurrent.CyclicBarrier")) return LockKind.BARRIER;
            if (IdleWorkers.isVirtualThreadCarried(frame)) return kind;
            if (name.equals("java.util.concurrent.ForkJoinTask")) return LockKind.FUTURE;
            if (name.endsWith("Queue") || name.endsWith("Deque")) return LockKind.QUEUE;
            if (!frame.isPlatform()) return kind;
        }
        return kind;
    }

    private static boolean isJoin(@Nullable LockId lock, List<StackFrame> frames) {
        return (lock != null && lock.className().equals("java.lang.Thread"))
                || frames.stream()
                        .anyMatch(frame -> frame.className().equals("java.lang.Thread")
                                && frame.method().equals("join"));
    }

    private static boolean isChildAwaited(List<StackFrame> frames) {
        return frames.stream()
                .anyMatch(frame -> frame.className().startsWith("java.lang.Process")
                        && frame.method().equals("waitFor"));
    }
}
