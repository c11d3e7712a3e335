package heddle.inspector.observation;

import heddle.inspector.model.KernelWait;
import heddle.inspector.model.ThreadState;
import heddle.inspector.model.Transitions;
import org.jspecify.annotations.Nullable;

/**
 * What the kernel counted for one thread between two looks.
 *
 * <p>The interval ends at {@code atNanos} and began at the look before, whether that made a slice or not: running, ready
 * and waiting time add up to it.
 *
 * @param tid native thread id as this machine's procfs shows it
 * @param namespaceTid the same thread's id in its own pid namespace, the one its JVM tells; {@code tid} outside
 *     containers
 * @param comm kernel name, at most 15 bytes
 * @param startTicks clock ticks after boot when the thread started
 * @param fresh first look at this thread: the durations are zero
 * @param atNanos when this thread was read
 * @param runningNanos time on a CPU
 * @param readyNanos time in the run queue, or -1 when this kernel does not count it
 * @param waitingNanos the rest of the interval; Ready is in it when {@code readyNanos} is -1
 * @param correctionNanos time to move from earlier Waiting to Ready: a queue wait that was still open at the last look
 * @param transitions counts in the interval; all four may arrive up to a second late, together
 * @param runnable whether the thread was on or wanted a CPU at the end
 * @param osState state letter of {@code /proc/PID/task/TID/stat}, or '?' when not read this time
 * @param kernelWait why it is blocked, or null when runnable or not permitted to know
 */
public record ThreadSlice(
        int tid,
        int namespaceTid,
        String comm,
        long startTicks,
        boolean fresh,
        long atNanos,
        long runningNanos,
        long readyNanos,
        long waitingNanos,
        long correctionNanos,
        Transitions transitions,
        boolean runnable,
        char osState,
        @Nullable KernelWait kernelWait) {

    /** The state with the larger part of the interval; running or ready, whichever was more, when it wanted a CPU. */
    public ThreadState state() {
        if (fresh || (readyNanos < 0 && runnable)) return runnable ? ThreadState.RUNNING : ThreadState.WAITING;
        if (runningNanos + Math.max(0, readyNanos) < waitingNanos) return ThreadState.WAITING;
        return runningNanos >= readyNanos ? ThreadState.RUNNING : ThreadState.READY;
    }
}
