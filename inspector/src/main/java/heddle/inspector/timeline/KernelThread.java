package heddle.inspector.timeline;

import heddle.inspector.model.Activity;
import heddle.inspector.model.KernelWait;
import heddle.inspector.model.LockWait;
import heddle.inspector.model.StateTimes;
import heddle.inspector.model.Strip;
import heddle.inspector.model.ThreadControlBlock;
import heddle.inspector.model.ThreadKind;
import heddle.inspector.model.ThreadRef;
import heddle.inspector.model.ThreadState;
import heddle.inspector.model.Transitions;
import heddle.inspector.model.WaitCause;
import heddle.inspector.observation.JvmThreads;
import heddle.inspector.observation.ThreadSlice;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One kernel thread's running account: what the kernel counted, explained by what the JVM said.
 *
 * <p>A thread to which nothing happens keeps its block, so that an idle one costs nothing.
 */
final class KernelThread {
    /** A Java wait seen this recently explains a wait that the JVM's last look missed. */
    private static final long RECENT_NANOS = 2_000_000_000L;

    private final int tid;
    private final String comm;
    private final long firstSeenNanos;

    private ThreadSlice last;
    private boolean slicePending;
    private StateTimes times = StateTimes.ZERO;
    private Transitions transitions = Transitions.NONE;
    private long asOfNanos;
    private long lastActiveNanos;

    private Activity activity = Activity.NEW;
    private long sinceNanos;
    private @Nullable JvmView view;
    private @Nullable String internal;
    private @Nullable WaitCause recentCause;
    private long recentCauseNanos;

    private StateTimes secondStart = StateTimes.ZERO;
    private Strip strip = Strip.EMPTY;
    private @Nullable ThreadControlBlock block;

    KernelThread(ThreadSlice first) {
        tid = first.tid();
        comm = first.comm();
        last = first;
        firstSeenNanos = first.atNanos();
        asOfNanos = firstSeenNanos;
        sinceNanos = firstSeenNanos;
        lastActiveNanos = firstSeenNanos;
    }

    int tid() {
        return tid;
    }

    /** Takes in what the kernel counted since the last slice. */
    void hear(ThreadSlice slice) {
        last = slice;
        slicePending = true;
        if (slice.runningNanos() > 0 || slice.transitions().dispatch() > 0) lastActiveNanos = slice.atNanos();
    }

    /** Settles state, cause and times after a look; {@code jvm} is what the JVM last said of its threads. */
    void settle(JvmTable jvm, long atNanos) {
        JvmView before = view;
        JvmView now = jvm.view(jvm.javaId(tid));
        boolean found = internal == null && jvm.internalName(tid) != null;
        if (!slicePending && !found && Objects.equals(before, now)) return;
        block = null;
        view = now;
        internal = jvm.internalName(tid);
        Activity next = nextActivity(atNanos);
        book(next);
        if (startsAnew(before, next)) sinceNanos = Math.max(sinceNanos, lastActiveNanos);
        activity = next;
        slicePending = false;
    }

    private Activity nextActivity(long atNanos) {
        Activity java = javaActivity(atNanos);
        ThreadState state = slicePending ? dominantState() : ThreadState.WAITING;
        if (last.osState() == 'T' || last.osState() == 't') return Activity.waiting(WaitCause.STOPPED);
        return switch (state) {
            case RUNNING -> Activity.RUNNING;
            case READY -> Activity.READY;
            default -> java != null ? java : kernelActivity(atNanos);
        };
    }

    private @Nullable Activity javaActivity(long atNanos) {
        JvmView told = view;
        if (told == null || !told.waits()) return null;
        Activity java = JvmWait.of(told).activity();
        recentCause = java.cause();
        recentCauseNanos = atNanos;
        return java;
    }

    /** The state with the larger part of the slice; running or queued, whichever was more, when it wanted a CPU. */
    private ThreadState dominantState() {
        long ready = Math.max(0, last.readyNanos());
        if (last.fresh()) return last.runnable() ? ThreadState.RUNNING : ThreadState.WAITING;
        if (last.runningNanos() + ready < last.waitingNanos()) return ThreadState.WAITING;
        return last.runningNanos() >= ready ? ThreadState.RUNNING : ThreadState.READY;
    }

    /** The kernel's word; a thread of the JVM itself on its futex waits for work. */
    private Activity kernelActivity(long atNanos) {
        KernelWait wait = last.kernelWait();
        if (wait != null && wait.cause() != WaitCause.OTHER) return Activity.waiting(wait.cause());
        if (internal != null) return Activity.idleWorker();
        if (view == null) return Activity.waiting(WaitCause.OTHER);
        boolean recent = recentCause != null && atNanos - recentCauseNanos < RECENT_NANOS;
        return Activity.waiting(recent ? Objects.requireNonNull(recentCause) : WaitCause.OTHER);
    }

    /** Books the slice, after the quiet time before it; waiting goes to the cause the thread now has or had before. */
    private void book(Activity next) {
        if (!slicePending || last.fresh()) return;
        long ready = Math.max(0, last.readyNanos());
        long start = last.atNanos() - last.runningNanos() - ready - last.waitingNanos();
        WaitCause cause = causeOf(next);
        bookQuiet(start);
        long late = last.correctionNanos();
        times = times.plus(last.runningNanos(), ready + late, last.waitingNanos() - late, cause);
        transitions = transitions.plus(last.transitions());
        asOfNanos = Math.max(asOfNanos, last.atNanos());
    }

    private void bookQuiet(long untilNanos) {
        WaitCause cause = activity.cause();
        if (cause == null || untilNanos <= asOfNanos) return;
        times = times.plusWaiting(cause, untilNanos - asOfNanos);
        asOfNanos = untilNanos;
    }

    private WaitCause causeOf(Activity next) {
        if (next.cause() != null) return next.cause();
        if (view != null && recentCause != null) return recentCause;
        return activity.cause() != null ? activity.cause() : WaitCause.OTHER;
    }

    /** Whether the thread entered {@code next} just now, rather than being in it all along. */
    private boolean startsAnew(@Nullable JvmView before, Activity next) {
        if (next.state() != activity.state()) return true;
        if (!next.isWaiting()) return false;
        if (before != null && view != null && view.waits()) return before.waits() && !before.sameWait(view);
        return slicePending && !last.fresh();
    }

    /** Draws the second that just ended into the strip. */
    void endSecond(long atNanos) {
        StateTimes now = timesAt(atNanos);
        strip = strip.append(Strip.Cell.of(now.minus(secondStart)));
        secondStart = now;
        block = null;
    }

    private StateTimes timesAt(long nanos) {
        WaitCause cause = activity.cause();
        return cause == null || nanos <= asOfNanos ? times : times.plusWaiting(cause, nanos - asOfNanos);
    }

    /** The thread as it was when it ended. */
    ThreadControlBlock terminated(JvmTable jvm, long atNanos) {
        times = timesAt(atNanos);
        asOfNanos = atNanos;
        sinceNanos = atNanos;
        activity = Activity.TERMINATED;
        return build(jvm);
    }

    /** The thread as it stands; the same object until something changes. */
    ThreadControlBlock block(JvmTable jvm) {
        ThreadControlBlock present = block;
        if (present == null) {
            present = build(jvm);
            block = present;
        }
        return present;
    }

    private ThreadControlBlock build(JvmTable jvm) {
        JvmView told = view;
        JvmThreads.Entry entry = told == null ? null : told.entry();
        ThreadKind kind = entry != null ? ThreadKind.PLATFORM : internal != null ? ThreadKind.VM : ThreadKind.NATIVE;
        String name = entry != null ? entry.name() : internal != null ? internal : comm;
        return new ThreadControlBlock(
                tid,
                entry == null ? -1 : entry.javaId(),
                name,
                kind,
                entry != null && entry.daemon(),
                entry == null ? 0 : entry.priority(),
                firstSeenNanos,
                asOfNanos,
                sinceNanos,
                activity,
                entry == null ? null : entry.state(),
                last.osState(),
                last.readyNanos() >= 0,
                times,
                transitions,
                activity.isWaiting() ? last.kernelWait() : null,
                activity.isWaiting() ? lockWait(told, jvm) : null,
                told == null ? List.of() : told.frames(),
                told == null ? 0 : told.framesAtNanos(),
                null,
                strip);
    }

    private static @Nullable LockWait lockWait(@Nullable JvmView told, JvmTable jvm) {
        if (told == null || !told.waits()) return null;
        JvmWait wait = JvmWait.of(told);
        return wait.lock() == null ? null : new LockWait(wait.lock(), wait.kind(), owner(told.entry(), jvm));
    }

    private static @Nullable ThreadRef owner(JvmThreads.Entry entry, JvmTable jvm) {
        if (entry.ownerJavaId() < 0) return null;
        return new ThreadRef(jvm.tid(entry.ownerJavaId()), entry.ownerJavaId(), entry.ownerName());
    }
}
