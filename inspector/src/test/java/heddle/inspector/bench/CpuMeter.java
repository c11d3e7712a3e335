package heddle.inspector.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Takes the share of a core that threads of one process use, window after window. */
final class CpuMeter {
    private final ProcessCounters counters;
    private final Predicate<String> threads;
    private final List<Double> percents = new ArrayList<>();
    private CpuTimes last = new CpuTimes(Map.of());
    private long lastNanos;

    /** @param threads tells by its name whether a thread is meant */
    CpuMeter(int pid, Predicate<String> threads) {
        counters = new ProcessCounters(pid);
        this.threads = threads;
    }

    /** Measures with all of them at once. */
    static void run(List<CpuMeter> meters, int windows, Duration window) throws IOException, InterruptedException {
        for (CpuMeter meter : meters) meter.begin();
        for (int i = 0; i < windows; i++) {
            Thread.sleep(window.toMillis());
            for (CpuMeter meter : meters) meter.end();
        }
    }

    private void begin() throws IOException {
        last = counters.cpuTimes(threads);
        lastNanos = System.nanoTime();
    }

    private void end() throws IOException {
        CpuTimes before = last;
        long beforeNanos = lastNanos;
        begin();
        percents.add(100.0 * last.nanosSince(before) / (lastNanos - beforeNanos));
    }

    /** Percent of one core in each window. */
    List<Double> percents() {
        return List.copyOf(percents);
    }
}
