package heddle.agent.subject;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/** 64 threads that want the same few monitors and locks all the time, and a count of how often they got them. */
public final class Contending {

    private static final int THREADS = 64;
    private static final int LOCKS = 4;

    private static final AtomicLong TURNS = new AtomicLong();

    private Contending() {}

    public static void main(String[] arguments) {
        Object[] monitors = new Object[LOCKS];
        ReentrantLock[] locks = new ReentrantLock[LOCKS];
        for (int i = 0; i < LOCKS; i++) {
            monitors[i] = new Object();
            locks[i] = new ReentrantLock();
        }
        for (int i = 0; i < THREADS; i++) {
            Object monitor = monitors[i % LOCKS];
            ReentrantLock lock = locks[i / 2 % LOCKS];
            new Thread(() -> contend(monitor, lock), "contender-" + i).start();
        }
        System.out.println("ready");
        while (true) {
            LockSupport.parkNanos(100_000_000);
            System.out.println(TURNS.get());
        }
    }

    private static void contend(Object monitor, ReentrantLock lock) {
        while (true) {
            synchronized (monitor) {
                LockSupport.parkNanos(2_000_000);
            }
            lock.lock();
            try {
                LockSupport.parkNanos(2_000_000);
            } finally {
                lock.unlock();
            }
            TURNS.incrementAndGet();
        }
    }
}
