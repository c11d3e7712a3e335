package heddle.inspector.source.procfs;

/**
 * What the kernel counted for the thread that was read last.
 *
 * <p>Two kernels, two ways: {@link SchedulerCounters} where the run queue is counted, {@link TickCounters} elsewhere.
 * One instance serves all threads, so that reading allocates nothing.
 */
interface Counters {
    Outcome read(ThreadFiles files, KernelText text);

    /** Time on a CPU so far. */
    long runNanos();

    /** Time in the run queue so far, 0 when it {@linkplain #countsDelay is not counted}. */
    long delayNanos();

    /** Times put on a CPU so far. */
    long dispatches();

    boolean countsDelay();

    /** The way of this machine's kernel, seen on a thread that certainly has run: the caller. */
    static Counters ofKernel(ProcRoot root) {
        KernelText text = new KernelText();
        Schedstat own = new Schedstat();
        boolean counts = KernelFile.readOnce(root.file("thread-self").resolve("schedstat"), text) == Outcome.READ
                && own.parse(text)
                && own.dispatches() > 0;
        return counts ? new SchedulerCounters() : new TickCounters();
    }
}
