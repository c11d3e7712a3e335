package heddle.inspector.source.procfs;

import heddle.inspector.source.procfs.ThreadFiles.Name;

/** The scheduler's own counters, in nanoseconds. */
final class SchedulerCounters implements Counters {
    private final Schedstat schedstat = new Schedstat();

    @Override
    public Outcome read(ThreadFiles files, KernelText text) {
        Outcome outcome = files.read(Name.SCHEDSTAT, text);
        if (outcome != Outcome.READ) return outcome;
        return schedstat.parse(text) ? Outcome.READ : Outcome.GONE;
    }

    @Override
    public long runNanos() {
        return schedstat.runNanos();
    }

    @Override
    public long delayNanos() {
        return schedstat.delayNanos();
    }

    @Override
    public long dispatches() {
        return schedstat.dispatches();
    }

    @Override
    public boolean countsDelay() {
        return true;
    }
}
