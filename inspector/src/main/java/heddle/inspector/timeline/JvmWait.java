package heddle.inspector.timeline;

import heddle.inspector.model.Activity;
import heddle.inspector.model.LockId;
import heddle.inspector.model.LockKind;
import heddle.inspector.model.StackFrame;
import heddle.inspector.model.WaitCause;
import heddle.inspector.observation.JvmThreads;
import org.jspecify.annotations.Nullable;

/**
 * A Java wait explained: from the JVM's state, the object waited on, and the stack where there is one.
 *
 * @param kind kind of the thing waited on, {@link LockKind#OTHER} when there is none
 * @param lock the thing, or null
 */
record JvmWait(Activity activity, LockKind kind, @Nullable LockId lock) {

    /** The wait a thread is in; only for a view that {@linkplain JvmView#waits waits}. */
    static JvmWait of(JvmView view) {
        JvmThreads.Entry entry = view.entry();
        LockId lock = entry.lock();
        LockKind kind = kind(view, lock);
        WaitCause cause = cause(view, kind, lock);
        boolean idle = cause != WaitCause.MONITOR && cause != WaitCause.LOCK && IdleWorkers.isIdle(view.frames());
        return new JvmWait(idle ? Activity.idleWorker() : Activity.waiting(cause), kind, lock);
    }

    private static LockKind kind(JvmView view, @Nullable LockId lock) {
        return switch (view.entry().form()) {
            case MONITOR_ENTER -> LockKind.MONITOR;
            case OBJECT_WAIT -> isJoin(view) ? LockKind.FUTURE : LockKind.CONDITION;
            case PARK -> lock == null ? LockKind.OTHER : refine(LockKind.ofParkBlocker(lock.className()), view);
            case NONE, SLEEP -> LockKind.OTHER;
        };
    }

    private static WaitCause cause(JvmView view, LockKind kind, @Nullable LockId lock) {
        if (startsChild(view)) return WaitCause.CHILD;
        if (view.entry().form() == JvmThreads.Form.SLEEP) return WaitCause.SLEEP;
        if (lock != null) return kind.parkCause();
        return switch (view.entry().state()) {
            case BLOCKED -> WaitCause.MONITOR;
            case TIMED_WAITING -> WaitCause.SLEEP;
            default -> WaitCause.PARK;
        };
    }

    /** A queue and a barrier wait on a condition of their own; the user waits for the queue or the barrier. */
    private static LockKind refine(LockKind kind, JvmView view) {
        if (kind != LockKind.CONDITION) return kind;
        for (StackFrame frame : view.frames()) {
            if (frame.className().endsWith("CyclicBarrier")) return LockKind.BARRIER;
            if (frame.className().endsWith("Queue") || frame.className().endsWith("Deque")) return LockKind.QUEUE;
            if (!frame.isPlatform()) return kind;
        }
        return kind;
    }

    private static boolean isJoin(JvmView view) {
        LockId lock = view.entry().lock();
        return (lock != null && lock.className().equals("java.lang.Thread"))
                || view.frames().stream()
                        .anyMatch(frame -> frame.className().equals("java.lang.Thread")
                                && frame.method().equals("join"));
    }

    private static boolean startsChild(JvmView view) {
        return view.frames().stream()
                .anyMatch(frame -> frame.className().startsWith("java.lang.Process")
                        && frame.method().equals("waitFor"));
    }
}
