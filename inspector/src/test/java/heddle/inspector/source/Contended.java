package heddle.inspector.source;

import java.util.concurrent.locks.ReentrantLock;

/** A target in which two threads take turns at a monitor and two at a lock, each holding it for 5 ms. */
public final class Contended {
    private static final long HOLD_MILLIS = 5;
    private static final long LIFE_MILLIS = 300_000;

    private final Object monitor = new Object();
    private final ReentrantLock lock = new ReentrantLock();

    private Contended() {}

    public static void main(String[] args) throws InterruptedException {
        Contended subject = new Contended();
        for (int i = 1; i <= 2; i++) {
            start("monitor-" + i, subject::holdMonitor);
            start("lock-" + i, subject::holdLock);
        }
        System.out.println("ready");
        Thread.sleep(LIFE_MILLIS);
    }

    private static void start(String name, Runnable turn) {
        Thread thread = new Thread(
                () -> {
                    while (true) turn.run();
                },
                name);
        thread.setDaemon(true);
        thread.start();
    }

    private void holdMonitor() {
        synchronized (monitor) {
            hold();
        }
    }

    private void holdLock() {
        lock.lock();
        try {
            hold();
        } finally {
            lock.unlock();
        }
    }

    private static void hold() {
        try {
            Thread.sleep(HOLD_MILLIS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
