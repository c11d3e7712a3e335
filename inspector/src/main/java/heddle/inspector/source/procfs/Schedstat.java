package heddle.inspector.source.procfs;

/**
 * {@code /proc/PID/task/TID/schedstat}: what the scheduler counted for one thread.
 *
 * <p>Run time (ns), run-queue wait (ns), times it was put on a CPU. Run time of a thread that is on a CPU now is up to
 * one timer tick old, and a queue wait is booked only when it ends. All three are zero for ever on kernels without
 * CONFIG_SCHED_INFO. Mutable and reused: the sampler reads thousands of these a second.
 */
final class Schedstat {
    private long runNanos;
    private long delayNanos;
    private long dispatches;

    /** Takes the numbers out of the text; false, and nothing changed, when they are not there. */
    boolean parse(KernelText text) {
        long run = text.number();
        long delay = text.number();
        long count = text.number();
        if (run < 0 || delay < 0 || count < 0) return false;
        runNanos = run;
        delayNanos = delay;
        dispatches = count;
        return true;
    }

    long runNanos() {
        return runNanos;
    }

    long delayNanos() {
        return delayNanos;
    }

    long dispatches() {
        return dispatches;
    }
}
