package heddle.inspector.source.procfs;

import heddle.inspector.model.Target;
import heddle.inspector.observation.KernelTick;
import heddle.inspector.observation.Observation;
import heddle.inspector.observation.SourceTrouble;
import heddle.inspector.source.Source;
import heddle.inspector.source.SourceThread;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The kernel's view of the target, at a steady rate from a thread of its own.
 *
 * <p>Speaks a {@code KernelTick} at each look and one {@code TargetEnded} when the process is gone.
 */
public final class ProcfsSource implements Source {
    /** Four looks a second. */
    public static final Duration USUAL_PERIOD = Duration.ofMillis(250);

    private static final String NAME = "procfs";
    private static final long LONGEST_REST_NANOS = 1_000_000_000L;

    private final Path procRoot;
    private final Target target;
    private final boolean peeks;
    private final long periodNanos;
    private final LongSupplier nanoTime;
    private final InstantSource wall;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final SourceThread thread = new SourceThread();

    /**
     * @param procRoot the folder {@code /proc}
     * @param peeks whether a word of the target's memory may be read for what is polled
     * @param period time between two looks
     * @param nanoTime the monotonic clock
     * @param wall the wall clock
     */
    public ProcfsSource(
            Path procRoot, Target target, boolean peeks, Duration period, LongSupplier nanoTime, InstantSource wall) {
        this.procRoot = procRoot;
        this.target = target;
        this.peeks = peeks;
        this.periodNanos = period.toNanos();
        this.nanoTime = nanoTime;
        this.wall = wall;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void start(Consumer<Observation> observer) {
        thread.start(NAME, () -> run(observer));
    }

    private void run(Consumer<Observation> observer) {
        try (ProcessSampler sampler = new ProcessSampler(procRoot, target, peeks, nanoTime, wall)) {
            if (!sampler.countsReady()) observer.accept(trouble("this kernel does not count the run queue", false));
            watch(sampler, observer);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            observer.accept(trouble("stopped by " + failure, true));
        }
    }

    private void watch(ProcessSampler sampler, Consumer<Observation> observer) throws InterruptedException {
        long pause = 0;
        boolean alive = true;
        while (alive && !closed.await(pause, TimeUnit.NANOSECONDS)) {
            long start = nanoTime.getAsLong();
            Observation seen = sampler.tick();
            long cost = nanoTime.getAsLong() - start;
            observer.accept(seen);
            alive = seen instanceof KernelTick;
            pause = pauseAfter(cost, periodNanos);
        }
    }

    /**
     * A look that came late is not made up for by a short interval after it: the kernel's counters are up to a tick old
     * and would say little. And with very many threads a look must not follow the other without end; but a look that took
     * long because this process got no CPU is no reason for a longer rest.
     */
    static long pauseAfter(long costNanos, long periodNanos) {
        return Math.max(periodNanos - costNanos, Math.min(costNanos * 3, LONGEST_REST_NANOS));
    }

    private static SourceTrouble trouble(String message, boolean fatal) {
        return new SourceTrouble(NAME, message, fatal);
    }

    @Override
    public void close() {
        closed.countDown();
        thread.await(SourceThread.PATIENCE);
    }
}
