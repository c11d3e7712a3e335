package heddle.inspector.source.memory;

import heddle.inspector.observation.MemorySeen;
import heddle.inspector.observation.Observation;
import heddle.inspector.observation.SourceTrouble;
import heddle.inspector.source.Source;
import heddle.inspector.source.SourceThread;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Reads the target's memory each time somebody has asked for it, no oftener than its cost allows.
 *
 * <p>Speaks a {@code MemorySeen} at each read; whoever goes on looking asks again.
 */
public final class MemorySource implements Source {
    private static final String NAME = "memory";

    private final MemoryReader reader;
    private final AttachedJvm jvm;
    private final ReadingPeriod period;
    private final Semaphore wishes = new Semaphore(0);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final SourceThread thread = new SourceThread();

    /** @param jvm what the reader asks; closed with this source */
    public MemorySource(MemoryReader reader, AttachedJvm jvm, ReadingPeriod period) {
        this.reader = reader;
        this.jvm = jvm;
        this.period = period;
    }

    @Override
    public String name() {
        return NAME;
    }

    /** Somebody looks at it now. For any thread. */
    public void want() {
        wishes.release();
    }

    @Override
    public void start(Consumer<Observation> observer) {
        thread.start(NAME, () -> run(observer));
    }

    private void run(Consumer<Observation> observer) {
        try {
            watch(observer);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            observer.accept(new SourceTrouble(NAME, "stopped by " + failure, true));
        } finally {
            jvm.close();
        }
    }

    private void watch(Consumer<Observation> observer) throws InterruptedException {
        awaitWish();
        // The first read opens the channel to the JVM too, which says nothing of what the next will cost.
        read(observer);
        long pause = period.after(0);
        while (!closed.await(pause, TimeUnit.NANOSECONDS)) {
            awaitWish();
            long costNanos = read(observer);
            pause = period.after(costNanos) - costNanos;
        }
    }

    private void awaitWish() throws InterruptedException {
        wishes.acquire();
        wishes.drainPermits();
    }

    private long read(Consumer<Observation> observer) {
        if (closed.getCount() == 0) return 0;
        MemorySeen seen = reader.read();
        observer.accept(seen);
        return seen.costNanos();
    }

    @Override
    public void close() {
        closed.countDown();
        wishes.release();
        thread.await(SourceThread.PATIENCE);
    }
}
