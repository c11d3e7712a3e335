package heddle.inspector.source.procfs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Measurements while the host leaves this machine its CPUs. When it does not, the kernel goes on counting a thread as
 * running while nothing runs, so a thread's own clock and the kernel's counters differ and both are right.
 */
public final class QuietMachine {
    private static final int MOST_ATTEMPTS = 3;

    /** Of one CPU: if a single thread of the measurement lost all of it. */
    private static final double NEGLIGIBLE = 0.02;

    private QuietMachine() {}

    /** Something that is measured, and may be measured again. */
    @FunctionalInterface
    public interface Measurement<T> {
        T measure() throws IOException, InterruptedException;
    }

    /** The first measurement during which next to nothing was stolen; else, after some, the least disturbed one. */
    public static <T> T measure(Measurement<T> measurement) throws IOException, InterruptedException {
        return measure(measurement, anyResult -> false);
    }

    /** The same, but a result that is as it should be though something was stolen does as well. */
    public static <T> T measure(Measurement<T> measurement, Predicate<T> asItShouldBe)
            throws IOException, InterruptedException {
        @Nullable T best = null;
        double least = Double.MAX_VALUE;
        for (int attempt = 0; attempt < MOST_ATTEMPTS && least > NEGLIGIBLE; attempt++) {
            long start = System.nanoTime();
            long before = stolenTicks();
            T result = measurement.measure();
            double stolen = (double) (stolenTicks() - before) * Stat.TICK_NANOS / (System.nanoTime() - start);
            if (stolen > NEGLIGIBLE) System.out.printf("the host took %.1f %% of a CPU%n", 100 * stolen);
            if (asItShouldBe.test(result)) return result;
            if (stolen < least) best = result;
            least = Math.min(least, stolen);
        }
        return Objects.requireNonNull(best);
    }

    private static long stolenTicks() throws IOException {
        KernelText stat = KernelText.of(Files.readString(Path.of("/proc/stat")));
        return Objects.requireNonNull(MachineStat.demand(stat)).stolen();
    }
}
