package heddle.inspector.bench;

import java.io.IOException;
import java.time.Duration;

/** Makes a {@link Contention} do a fixed number of operations, and tells what that cost. */
final class Work {
    private static final long TRIAL_OPERATIONS = 100_000;
    private static final double LEAD_IN = 0.1;
    /** Rounds until compilers and locks have settled. */
    private static final int WARM_UP = 3;

    /** What a number of operations cost the target's process. */
    record Round(long operations, long cpuNanos, long wallNanos) {
        double cpuNanosPerOperation() {
            return (double) cpuNanos / operations;
        }

        double wallNanosPerOperation() {
            return (double) wallNanos / operations;
        }

        double operationsPerCpuSecond() {
            return 1e9 * operations / cpuNanos;
        }
    }

    private final Dialogue target;
    private final ProcessCounters counters;
    private final long operations;

    private Work(Dialogue target, long operations) {
        this.target = target;
        this.counters = new ProcessCounters(target.pid());
        this.operations = operations;
    }

    /** Warms the target up and finds how many operations take that long on this machine. */
    static Work calibrated(Dialogue target, Duration round) throws IOException, InterruptedException {
        Work work = new Work(target, TRIAL_OPERATIONS);
        for (int i = 0; i < WARM_UP; i++) {
            Round trial = work.run(work.operations);
            work = new Work(target, trial.operations * round.toNanos() / trial.wallNanos);
        }
        return work;
    }

    /** One round after a short lead-in that is not counted: after a pause threads have to wake and caches to fill. */
    Round roundAfterPause() throws IOException, InterruptedException {
        run((long) (operations * LEAD_IN));
        return round();
    }

    Round round() throws IOException, InterruptedException {
        return run(operations);
    }

    private Round run(long count) throws IOException, InterruptedException {
        CpuTimes before = counters.cpuTimes();
        long wallNanos = Long.parseLong(target.ask("run " + count));
        return new Round(count, counters.cpuTimes().nanosSince(before), wallNanos);
    }
}
