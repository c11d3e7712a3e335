package heddle.inspector.source.procfs;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import heddle.inspector.model.Target;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Idle threads must not cost garbage: their number must not show in what a look allocates. */
class SamplerAllocationTest {
    private static final int LOOKS = 200;

    @Test
    void idleThreadsAllocateNothing() throws InterruptedException {
        long few = allocatedByLooks(20);
        long many = allocatedByLooks(420);

        // What is left is noise of other threads of this JVM, which do wake up now and then.
        assertThat((many - few) / (double) (400 * LOOKS)).isLessThan(2.0);
    }

    private static long allocatedByLooks(int idleThreads) throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        List<Thread> threads = idle(idleThreads, end);
        try (ProcessSampler sampler = samplerOfThisProcess()) {
            for (int i = 0; i < LOOKS; i++) sampler.tick();
            long before = allocated();
            for (int i = 0; i < LOOKS; i++) sampler.tick();
            return allocated() - before;
        } finally {
            end.countDown();
            for (Thread thread : threads) thread.join();
        }
    }

    private static List<Thread> idle(int count, CountDownLatch end) {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Thread thread = new Thread(() -> await(end), "idle " + i);
            thread.start();
            threads.add(thread);
        }
        return threads;
    }

    private static void await(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static ProcessSampler samplerOfThisProcess() {
        int pid = (int) ProcessHandle.current().pid();
        Path proc = Path.of("/proc");
        KernelText text = new KernelText();
        KernelFile.readOnce(proc.resolve(pid + "/stat"), text);
        Stat stat = Objects.requireNonNull(Stat.parse(text));
        Target target = new Target(pid, stat.startTicks(), "self", "17");
        return new ProcessSampler(proc, target, true, System::nanoTime, InstantSource.system());
    }

    private static long allocated() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    }
}
