package heddle.inspector.timeline;

import heddle.inspector.model.Allocation;
import heddle.inspector.model.Snapshot;
import heddle.inspector.model.StateTimes;
import heddle.inspector.model.ThreadControlBlock;
import heddle.inspector.model.ThreadKind;
import heddle.inspector.model.Transitions;
import heddle.inspector.model.WaitCause;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * The time between two snapshots of one target.
 *
 * <p>Shares are of the part of a thread's life that lies inside the window, so a thread born in the middle still sums
 * to 100.
 */
public final class Window {
    /** A share of fewer looks than this is told as about so much. */
    private static final int FEW_LOOKS = 20;

    private static final double NANOS_PER_SECOND = 1e9;

    private final Snapshot from;
    private final Snapshot to;

    public Window(Snapshot from, Snapshot to) {
        this.from = from;
        this.to = to;
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
        ThreadControlBlock then = earlier(thread);
        if (then == null) return thread.timesAt(to.atNanos());
        if (then.times().equals(thread.times()) && then.activity().equals(thread.activity())) return quiet(thread);
        return thread.timesAt(to.atNanos()).minus(then.timesAt(from.atNanos())).withoutNegative();
    }

    /** Nothing happened to the thread: it waited, or has not been looked at. */
    private StateTimes quiet(ThreadControlBlock thread) {
        WaitCause cause = thread.activity().cause();
        long since = Math.max(from.atNanos(), thread.asOfNanos());
        return cause == null ? StateTimes.ZERO : StateTimes.ZERO.plusWaiting(cause, Math.max(0, to.atNanos() - since));
    }

    /** Which arrows of the state diagram it took in the window. */
    public Transitions transitions(ThreadControlBlock thread) {
        ThreadControlBlock then = earlier(thread);
        return then == null ? thread.transitions() : thread.transitions().minus(then.transitions());
    }

    /** The threads of the end as they were at the beginning, in the same order; null for those that came later. */
    public List<@Nullable ThreadControlBlock> beginnings() {
        List<@Nullable ThreadControlBlock> beginnings =
                new ArrayList<>(to.threads().size());
        int at = 0;
        for (ThreadControlBlock thread : to.threads()) {
            while (at < from.threads().size()
                    && Snapshot.ORDER.compare(from.threads().get(at), thread) < 0) at++;
            ThreadControlBlock then =
                    at < from.threads().size() ? from.threads().get(at) : null;
            beginnings.add(then != null && isSame(then, thread) ? then : null);
        }
        return beginnings;
    }

    private static boolean isSame(ThreadControlBlock then, ThreadControlBlock thread) {
        return Snapshot.ORDER.compare(then, thread) == 0 && then.firstSeenNanos() == thread.firstSeenNanos();
    }

    /** What all kernel threads together did in the window, those included that have ended in it. */
    public StateTimes processTimes() {
        return timesOfAll(to).minus(timesOfAll(from)).withoutNegative();
    }

    private static StateTimes timesOfAll(Snapshot moment) {
        StateTimes sum = moment.turnover().times();
        for (ThreadControlBlock thread : moment.threads()) {
            if (thread.kind() != ThreadKind.VIRTUAL) sum = sum.plus(thread.timesAt(moment.atNanos()));
        }
        return sum;
    }

    /** The arrows that all kernel threads together took in the window, those included that have ended in it. */
    public Transitions processTransitions() {
        return transitionsOfAll(to).minus(transitionsOfAll(from));
    }

    /** Without a record for each thread: this is asked at every tick. */
    private static Transitions transitionsOfAll(Snapshot moment) {
        Transitions ended = moment.turnover().transitions();
        long dispatch = ended.dispatch();
        long timeout = ended.timeout();
        long request = ended.request();
        long completion = ended.completion();
        for (ThreadControlBlock thread : moment.threads()) {
            if (thread.kind() == ThreadKind.VIRTUAL) continue;
            Transitions taken = thread.transitions();
            dispatch += taken.dispatch();
            timeout += taken.timeout();
            request += taken.request();
            completion += taken.completion();
        }
        return new Transitions(dispatch, timeout, request, completion);
    }

    /** Kernel threads that appeared in the window. */
    public long admitted() {
        return to.turnover().admitted() - from.turnover().admitted();
    }

    /** Kernel threads that ended in the window. */
    public long exited() {
        return to.turnover().ended() - from.turnover().ended();
    }

    /** The same thread at the beginning, or null; a later one may have its id. */
    private @Nullable ThreadControlBlock earlier(ThreadControlBlock thread) {
        int index = Collections.binarySearch(from.threads(), thread, Snapshot.ORDER);
        if (index < 0) return null;
        ThreadControlBlock then = from.threads().get(index);
        return isSame(then, thread) ? then : null;
    }

    /**
     * Time of the thread in the window that may belong to Ready where Waiting is told, or the other way round: queue waits
     * that were open when it began and when it ended.
     */
    public long uncertainNanos(ThreadControlBlock thread) {
        ThreadControlBlock then = earlier(thread);
        long open = thread.uncertainNanos() + (then == null ? 0 : then.uncertainNanos());
        return Math.min(open, times(thread).totalNanos());
    }

    /** How often the JVM told its virtual threads in the window; all that is known of them rests on these looks. */
    public long virtualLooks() {
        return to.sources().virtualLooks() - from.sources().virtualLooks();
    }

    /** Whether the shares of a thread rest on so few looks that they are about right only. */
    public boolean isAbout(ThreadControlBlock thread) {
        return thread.kind() == ThreadKind.VIRTUAL && virtualLooks() < FEW_LOOKS;
    }

    /** KB a second that the thread allocated, over the window or since that is known; empty when it is not. */
    public OptionalDouble allocatedKbPerSecond(ThreadControlBlock thread) {
        Allocation now = thread.allocation();
        if (now == null) return OptionalDouble.empty();
        ThreadControlBlock then = earlier(thread);
        Allocation before = then == null ? null : then.allocation();
        return before == null || before.isToldOnce() ? now.kbPerSecond() : now.kbPerSecondSince(before);
    }

    /** CPU time as percent of one core over the whole window, at most 100; 0 for an empty window. */
    public double cpuPercent(ThreadControlBlock thread) {
        return Math.min(100, percent(times(thread).runningNanos(), nanos()));
    }

    /** Percent of its life in the window that the thread waited for {@code cause}. */
    public double waitingPercent(ThreadControlBlock thread, WaitCause cause) {
        return percent(times(thread).waitingNanos(cause), times(thread).totalNanos());
    }

    /** Percent of its life in the window that locks held the thread up. */
    public double lockPercent(ThreadControlBlock thread) {
        StateTimes times = times(thread);
        return percent(times.lockNanos(), times.totalNanos());
    }

    /** {@code part} of {@code whole} in percent, 0 of nothing. */
    public static double percent(long part, long whole) {
        return whole <= 0 ? 0 : 100.0 * part / whole;
    }
}
