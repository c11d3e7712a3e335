package heddle.inspector.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything known about one thread at one moment, joined from all sources.
 *
 * <p>Cumulative values count from the moment Heddle first saw the thread. A thread to which nothing happens keeps the
 * same block: ask {@link #timesAt} for its times and {@link #stripAt} for its history, which add what it has waited since.
 *
 * @param tid native id, -1 for a virtual thread that is not mounted
 * @param javaId {@code Thread.getId()}, or -1 when it is not Java's or not yet known
 * @param firstSeenNanos when Heddle first saw it
 * @param asOfNanos up to when {@code times} counts
 * @param sinceNanos since when it is in this state
 * @param activity state of the last tick
 * @param jvmState what its JVM says, or null when it has not been asked
 * @param osState state letter of the kernel, '?' when unknown
 * @param readyKnown whether this kernel counts run-queue time
 * @param kernelWait why the kernel says it is blocked, or null
 * @param lockWait what lock or resource it waits on, or null
 * @param frames its stack, top first; empty when not taken
 * @param framesAtNanos when the stack was taken
 * @param carrier the platform thread a virtual thread is mounted on, or null
 * @param pinned why a virtual thread keeps its carrier although it waits, or null when it does not
 * @param allocation what it has allocated, or null when it is not Java's or not yet known
 * @param uncertainNanos time at the end of {@code times} that is counted as Waiting and may turn out to have been Ready: it
 *     is in the run queue, and for how long the kernel tells only afterwards
 * @param history its strip up to the last second in which something happened
 */
public record ThreadControlBlock(
        int tid,
        long javaId,
        String name,
        ThreadKind kind,
        boolean daemon,
        int priority,
        long firstSeenNanos,
        long asOfNanos,
        long sinceNanos,
        Activity activity,
        @Nullable JvmState jvmState,
        char osState,
        boolean readyKnown,
        StateTimes times,
        Transitions transitions,
        @Nullable KernelWait kernelWait,
        @Nullable LockWait lockWait,
        List<StackFrame> frames,
        long framesAtNanos,
        @Nullable ThreadRef carrier,
        @Nullable String pinned,
        @Nullable Allocation allocation,
        long uncertainNanos,
        Strip history) {

    /** The same thread, when it turns out what it waits on. */
    public ThreadControlBlock withLockWait(LockWait known) {
        return new ThreadControlBlock(
                tid,
                javaId,
                name,
                kind,
                daemon,
                priority,
                firstSeenNanos,
                asOfNanos,
                sinceNanos,
                activity,
                jvmState,
                osState,
                readyKnown,
                times,
                transitions,
                kernelWait,
                known,
                frames,
                framesAtNanos,
                carrier,
                pinned,
                allocation,
                uncertainNanos,
                history);
    }

    /** Times up to {@code nanos}, the unseen rest counted as more of the present waiting. */
    public StateTimes timesAt(long nanos) {
        WaitCause cause = activity.cause();
        return cause == null || nanos <= asOfNanos ? times : times.plusWaiting(cause, nanos - asOfNanos);
    }

    /** Time up to {@code nanos} in which it ran, wanted a CPU or waited for what others have: it could have gone on. */
    public long goingOnNanos(long nanos) {
        WaitCause cause = activity.cause();
        boolean heldUp = cause != null && (cause.isLock() || cause == WaitCause.RESOURCE);
        long open = heldUp ? Math.max(0, nanos - asOfNanos) : 0;
        return times.goingOnNanos() + open;
    }

    /** Its strip up to {@code nanos}, the unseen rest drawn as its present state. */
    public Strip stripAt(long nanos) {
        return history.until(nanos, Strip.Cell.of(activity));
    }

    /** Whether it is a virtual thread that no kernel thread runs. */
    public boolean isUnmounted() {
        return tid < 0;
    }

    /** The thread as others name it. */
    public ThreadRef ref() {
        return new ThreadRef(tid, javaId, name);
    }

    /**
     * Whether it waits for what another has: a lock or a resource, not a notification and not work. At a queue only its
     * stack tells whether it waits for work.
     */
    public boolean isHeldUp() {
        return lockWait != null
                && activity.isWaiting()
                && !activity.idle()
                && lockWait.isContended()
                && (lockWait.kind() != LockKind.QUEUE || !frames.isEmpty());
    }

    /** The class a user would name of what it waits on: of the condition of a queue or barrier that; empty for nothing. */
    public String awaitedClass() {
        if (lockWait == null) return "";
        String own = lockWait.lock().userClass();
        boolean isPartOfAnother = lockWait.kind() != LockKind.CONDITION
                && lockWait.lock().className().endsWith("$ConditionObject");
        if (!isPartOfAnother) return own;
        return frames.stream()
                .takeWhile(StackFrame::isPlatform)
                .map(StackFrame::className)
                .filter(name -> name.endsWith("Queue") || name.endsWith("Deque") || name.endsWith(".CyclicBarrier"))
                .findFirst()
                .orElse(own);
    }

    /** The owner of what it waits on, or null. */
    public @Nullable ThreadRef owner() {
        return lockWait == null ? null : lockWait.owner();
    }
}
