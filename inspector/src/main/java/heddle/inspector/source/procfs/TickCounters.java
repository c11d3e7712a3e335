package heddle.inspector.source.procfs;

import heddle.inspector.source.procfs.ThreadFiles.Name;

/**
 * CPU time in clock ticks and context switches, for kernels that do not count the run queue.
 *
 * <p>Who leaves a CPU was put on it before, so switches stand for dispatches.
 */
final class TickCounters implements Counters {
    private long runNanos;
    private long switches;

    @Override
    public Outcome read(ThreadFiles files, KernelText text) {
        Outcome outcome = files.read(Name.STATUS, text);
        if (outcome != Outcome.READ) return outcome;
        Status status = new Status(text);
        long count = status.voluntarySwitches() + status.involuntarySwitches();
        outcome = files.read(Name.STAT, text);
        if (outcome != Outcome.READ) return outcome;
        long run = Stat.cpuNanos(text);
        if (run < 0 || count < 0) return Outcome.GONE;
        runNanos = run;
        switches = count;
        return Outcome.READ;
    }

    @Override
    public long runNanos() {
        return runNanos;
    }

    @Override
    public long delayNanos() {
        return 0;
    }

    @Override
    public long dispatches() {
        return switches;
    }

    @Override
    public boolean countsDelay() {
        return false;
    }
}
