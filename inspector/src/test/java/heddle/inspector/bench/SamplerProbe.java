package heddle.inspector.bench;

import com.sun.management.ThreadMXBean;
import heddle.inspector.model.Target;
import heddle.inspector.observation.KernelTick;
import heddle.inspector.source.procfs.ProcfsSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The kernel's source alone, at its usual rate, from the first line of its input on. To each it answers with the number of
 * ticks so far and the bytes that the source's thread has allocated. It ends with its input.
 */
final class SamplerProbe {
    private SamplerProbe() {}

    /** Observes the process that the argument names. */
    public static void main(String[] arguments) throws IOException {
        Target target = target(Integer.parseInt(arguments[0]));
        AtomicLong ticks = new AtomicLong();
        try (ProcfsSource source = new ProcfsSource(
                Path.of("/proc"), target, true, ProcfsSource.USUAL_PERIOD, System::nanoTime, InstantSource.system())) {
            BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
            if (input.readLine() == null) return;
            source.start(observation -> {
                if (observation instanceof KernelTick) ticks.incrementAndGet();
            });
            do {
                System.out.println(ticks + " " + allocatedBytes(source.name()));
            } while (input.readLine() != null);
        }
    }

    private static Target target(int pid) throws IOException {
        return new Target(pid, new ProcessCounters(pid).startTicks(), Crowd.class.getSimpleName(), null);
    }

    private static long allocatedBytes(String name) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (var thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (thread.getThreadName().equals(name)) return threads.getThreadAllocatedBytes(thread.getThreadId());
        }
        throw new IllegalStateException("no thread " + name);
    }
}
