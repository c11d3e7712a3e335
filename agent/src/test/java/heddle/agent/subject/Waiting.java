package heddle.agent.subject;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;

/** Named threads that each wait in one way for good; "owner" holds what they want. */
public final class Waiting {

    private static final Object MONITOR = new Object();
    private static final Object SIGNAL = new Object();
    private static final ReentrantLock LOCK = new ReentrantLock();
    private static final ReentrantReadWriteLock READ_WRITE = new ReentrantReadWriteLock();
    private static final StampedLock STAMPED = new StampedLock();
    private static final CountDownLatch OWNED = new CountDownLatch(1);
    private static final CountDownLatch NEVER = new CountDownLatch(1);

    private Waiting() {}

    public static void main(String[] arguments) throws InterruptedException, IOException {
        SocketChannel.open().close(); // The JDK keeps a descriptor from the first channel on; so has every server.
        start("owner", Waiting::own);
        OWNED.await();
        start("enters-monitor", Waiting::enterMonitor);
        start("wants-lock", LOCK::lock);
        start("wants-read-lock", READ_WRITE.readLock()::lock);
        start("wants-stamp", STAMPED::readLock);
        start("awaits-latch", () -> uninterrupted(NEVER::await));
        start("waits-for-signal", Waiting::waitForSignal);
        start("waits-with-timeout", Waiting::waitWithTimeout);
        start("sleeps", () -> uninterrupted(() -> Thread.sleep(1_000_000)));
        start("parks", LockSupport::park);
        start("spins", Waiting::spin);
        System.out.println("ready");
    }

    private static void own() {
        synchronized (MONITOR) {
            LOCK.lock();
            READ_WRITE.writeLock().lock();
            long stamp = STAMPED.writeLock();
            OWNED.countDown();
            uninterrupted(NEVER::await);
            STAMPED.unlockWrite(stamp);
        }
    }

    private static void enterMonitor() {
        synchronized (MONITOR) {
            Thread.onSpinWait();
        }
    }

    private static void waitForSignal() {
        synchronized (SIGNAL) {
            uninterrupted(SIGNAL::wait);
        }
    }

    private static void waitWithTimeout() {
        synchronized (SIGNAL) {
            while (NEVER.getCount() > 0) {
                uninterrupted(() -> SIGNAL.wait(1_000_000));
            }
        }
    }

    private static void spin() {
        while (NEVER.getCount() > 0) {
            Thread.onSpinWait();
        }
    }

    private static void start(String name, Runnable work) {
        new Thread(work, name).start();
    }

    private interface Interruptible {
        void run() throws InterruptedException;
    }

    private static void uninterrupted(Interruptible work) {
        try {
            work.run();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
