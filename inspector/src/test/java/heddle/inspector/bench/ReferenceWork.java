package heddle.inspector.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Random;

/**
 * Work that is always the same: sorting a million numbers. On a machine that shares its host, CPU time buys more in one
 * hour than in another; this tells figures of a slow hour from those of a slower program.
 */
final class ReferenceWork {
    private static final int NUMBERS = 1 << 20;
    private static final int WARM_UP = 10;
    private static final int MEASURED = 21;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private ReferenceWork() {}

    /** CPU time it takes now, in milliseconds; the median of some. */
    static double cpuMillis() {
        double[] millis = new double[WARM_UP + MEASURED];
        for (int i = 0; i < millis.length; i++) {
            long[] numbers = new Random(i).longs(NUMBERS).toArray();
            long start = THREADS.getCurrentThreadCpuTime();
            Arrays.sort(numbers);
            millis[i] = (THREADS.getCurrentThreadCpuTime() - start) / 1e6;
        }
        double[] measured = Arrays.copyOfRange(millis, WARM_UP, millis.length);
        Arrays.sort(measured);
        return measured[MEASURED / 2];
    }
}
