package heddle.inspector.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A target with a fixed amount of work: threads that share two monitors and two locks, or have four locks of their own, hold
 * one for a fraction of a microsecond and compute a little without.
 *
 * <p>{@code run N} on its input makes them do N operations between them; it answers with the nanoseconds that took. It
 * ends with its input.
 */
final class Contention {
    private static final int BATCH = 64;
    private static final int STEPS_INSIDE = 100;
    private static final int STEPS_OUTSIDE = 300;

    /** A shared number and what guards it. */
    private interface Cell {
        void advance();
    }

    private static final class MonitorCell implements Cell {
        private long value = 1;

        @Override
        public synchronized void advance() {
            value = scramble(value, STEPS_INSIDE);
        }
    }

    private static final class LockCell implements Cell {
        private final ReentrantLock lock = new ReentrantLock();
        private long value = 1;

        @Override
        public void advance() {
            lock.lock();
            try {
                value = scramble(value, STEPS_INSIDE);
            } finally {
                lock.unlock();
            }
        }
    }

    private final AtomicLong batchesLeft = new AtomicLong();
    private final CyclicBarrier begin;
    private final CyclicBarrier end;

    private Contention(int threads, boolean alone) {
        begin = new CyclicBarrier(threads + 1);
        end = new CyclicBarrier(threads + 1);
        Cell[] shared = cells();
        for (int i = 1; i <= threads; i++) {
            int seed = i;
            Cell[] cells = alone ? locks() : shared;
            Thread worker = new Thread(() -> work(seed, cells), "worker-" + i);
            worker.setDaemon(true);
            worker.start();
        }
    }

    private static Cell[] cells() {
        return new Cell[] {new MonitorCell(), new LockCell(), new MonitorCell(), new LockCell()};
    }

    private static Cell[] locks() {
        return new Cell[] {new LockCell(), new LockCell(), new LockCell(), new LockCell()};
    }

    /** Works as its input says; the arguments are the number of threads, and whether each has locks of its own. */
    public static void main(String[] arguments) throws Exception {
        Contention contention = new Contention(Integer.parseInt(arguments[0]), Boolean.parseBoolean(arguments[1]));
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            System.out.println(contention.run(Long.parseLong(line.substring("run ".length()))));
        }
    }

    private long run(long operations) throws InterruptedException, BrokenBarrierException, IOException {
        batchesLeft.set(operations / BATCH);
        long start = System.nanoTime();
        begin.await();
        end.await();
        return System.nanoTime() - start;
    }

    private void work(int seed, Cell[] cells) {
        long random = seed;
        try {
            while (true) {
                begin.await();
                while (batchesLeft.getAndDecrement() > 0) random = batch(random, cells);
                end.await();
            }
        } catch (InterruptedException | BrokenBarrierException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static long batch(long seed, Cell[] cells) {
        long random = seed;
        for (int i = 0; i < BATCH; i++) {
            random = scramble(random, STEPS_OUTSIDE);
            cells[(int) (random >>> 32) & 3].advance();
        }
        return random;
    }

    /** Some steps of Marsaglia's xorshift generator: work that no compiler can shorten. */
    private static long scramble(long value, int steps) {
        long x = value;
        for (int i = 0; i < steps; i++) {
            x ^= x << 13;
            x ^= x >>> 7;
            x ^= x << 17;
        }
        return x;
    }
}
