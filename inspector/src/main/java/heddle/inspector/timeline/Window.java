package heddle.inspector.timeline;

import heddle.inspector.model.Snapshot;
import heddle.inspector.model.StateTimes;
import heddle.inspector.model.ThreadControlBlock;
import heddle.inspector.model.Transitions;
import heddle.inspector.model.WaitCause;
import java.util.HashMap;
import java.util.Map;

/**
 * The time between two snapshots of one target.
 *
 * <p>Shares are of the part of a thread's life that lies inside the window, so a thread born in the middle still sums
 * to 100.
 */
public final class Window {
    private static final double NANOS_PER_SECOND = 1e9;

    private final Snapshot from;
    private final Snapshot to;
    private final Map<Long, ThreadControlBlock> earlier = new HashMap<>();

    public Window(Snapshot from, Snapshot to) {
        this.from = from;
        this.to = to;
        from.threads().forEach(thread -> earlier.put(key(thread), thread));
    }

    public Snapshot from() {
        return from;
    }

    public Snapshot to() {
        return to;
    }

    public long nanos() {
        return to.atNanos() - from.atNanos();
    }

    public double seconds() {
        return nanos() / NANOS_PER_SECOND;
    }

    /** What the thread did in the window. */
    public StateTimes times(ThreadControlBlock thread) {
        StateTimes now = thread.timesAt(to.atNanos());
        ThreadControlBlock then = earlier.get(key(thread));
        return then == null ? now : now.minus(then.timesAt(from.atNanos()));
    }

    /** Which arrows of the state diagram it took in the window. */
    public Transitions transitions(ThreadControlBlock thread) {
        ThreadControlBlock then = earlier.get(key(thread));
        return then == null ? thread.transitions() : thread.transitions().minus(then.transitions());
    }

    /** CPU time as percent of one core over the whole window; 0 for an empty window. */
    public double cpuPercent(ThreadControlBlock thread) {
        return nanos() <= 0 ? 0 : 100.0 * times(thread).runningNanos() / nanos();
    }

    /** Percent of its life in the window that the thread waited for {@code cause}. */
    public double waitingPercent(ThreadControlBlock thread, WaitCause cause) {
        return percent(times(thread).waitingNanos(cause), times(thread).totalNanos());
    }

    /** Percent of its life in the window that locks held the thread up. */
    public double lockPercent(ThreadControlBlock thread) {
        StateTimes times = times(thread);
        long locked = 0;
        for (WaitCause cause : WaitCause.values()) {
            if (cause.isLock()) locked += times.waitingNanos(cause);
        }
        return percent(locked, times.totalNanos());
    }

    /** {@code part} of {@code whole} in percent, 0 of nothing. */
    public static double percent(long part, long whole) {
        return whole <= 0 ? 0 : 100.0 * part / whole;
    }

    private static long key(ThreadControlBlock thread) {
        return thread.tid() >= 0 ? thread.tid() : -thread.javaId() - 1;
    }
}
