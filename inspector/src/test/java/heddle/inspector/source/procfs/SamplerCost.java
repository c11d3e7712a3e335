package heddle.inspector.source.procfs;

import heddle.inspector.model.Target;
import heddle.inspector.observation.KernelTick;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Measures the sampler's own CPU time, by hand. Arguments: threads, wakes a second of each, looks to measure.
 *
 * <p>Prints the first look, and the median and mean of the later ones as percent of a core at four looks a second. The
 * time between looks is real, so that caches are as cold as in use.
 */
final class SamplerCost {
    private static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final int WARM_UP = 60;

    private SamplerCost() {}

    public static void main(String[] arguments) throws IOException {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        try (ChildJvm child = ChildJvm.start(ManyThreadsProgram.class, arguments[0], arguments[1])) {
            Target target = new Target(child.pid(), child.startTicks(), "many", "17");
            try (ProcessSampler sampler =
                    new ProcessSampler(Path.of("/proc"), target, true, System::nanoTime, InstantSource.system())) {
                long first = cost(sampler, threads);
                for (int i = 0; i < WARM_UP; i++) cost(sampler, threads);
                long[] costs = new long[Integer.parseInt(arguments[2])];
                for (int i = 0; i < costs.length; i++) {
                    LockSupport.parkNanos(PERIOD_NANOS);
                    costs[i] = cost(sampler, threads);
                }
                report(arguments, first, costs);
            }
        }
    }

    private static long cost(ProcessSampler sampler, ThreadMXBean threads) {
        long before = threads.getCurrentThreadCpuTime();
        KernelTick tick = (KernelTick) sampler.tick();
        long after = threads.getCurrentThreadCpuTime();
        return tick.process().threads() > 0 ? after - before : 0;
    }

    private static void report(String[] arguments, long first, long[] costs) {
        Arrays.sort(costs);
        double mean = Arrays.stream(costs).average().orElse(0);
        System.out.printf(
                "JDK %d, %s threads waking %s times a second: first look %.1f ms, then median %.2f ms = %.2f %% of a core,"
                        + " mean %.2f ms = %.2f %%%n",
                Runtime.version().feature(),
                arguments[0],
                arguments[1],
                first / 1e6,
                costs[costs.length / 2] / 1e6,
                percent((double) costs[costs.length / 2]),
                mean / 1e6,
                percent(mean));
    }

    private static double percent(double nanos) {
        return 100.0 * nanos / PERIOD_NANOS;
    }
}
