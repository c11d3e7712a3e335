package heddle.inspector.command;

import heddle.inspector.observation.KernelTick;
import heddle.inspector.observation.Observation;
import heddle.inspector.observation.TargetEnded;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * What sources have said and nobody has taken yet. It never holds up a source: what does not fit is dropped and counted, but
 * for the moments, at each of which there is a snapshot. Its one reader is woken for those, and to make room.
 */
final class ObservationQueue {
    private final int capacity;
    private final Queue<Observation> queue;
    private final Semaphore reasonsToLook = new Semaphore(0);
    private final AtomicLong dropped = new AtomicLong();

    ObservationQueue(int capacity) {
        this.capacity = capacity;
        this.queue = new ArrayBlockingQueue<>(capacity);
    }

    /** Adds what a source says; from any thread. For a moment the oldest give way. */
    void put(Observation observation) {
        boolean moment = isMoment(observation);
        while (!queue.offer(observation)) {
            dropped.incrementAndGet();
            if (!moment) return;
            queue.poll();
        }
        if (moment || queue.size() == capacity / 2) reasonsToLook.release();
    }

    private static boolean isMoment(Observation observation) {
        return observation instanceof KernelTick || observation instanceof TargetEnded;
    }

    /** Gives all up to the next moment to {@code reader}; false when none came in time. */
    boolean takeMoment(Consumer<Observation> reader, Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (reasonsToLook.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
            for (Observation next = queue.poll(); next != null; next = queue.poll()) {
                reader.accept(next);
                if (isMoment(next)) return true;
            }
        }
        return false;
    }

    /** How many were dropped since this was asked last. */
    long takeDropped() {
        return dropped.getAndSet(0);
    }
}
