package heddle.inspector.truth;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * The smallest programs in which threads wait for each other, one for each way, and some that only look like it. The property
 * {@code tangle} says which; threads that take part are called {@code member-1} and {@code member-2}.
 */
@SuppressWarnings("ClassInitializationDeadlock") // which is what two of them are about
final class Tangle {
    private static final CyclicBarrier BOTH = new CyclicBarrier(2);
    private static final Object MONITOR = new Object();
    private static final Object OTHER_MONITOR = new Object();
    private static final ReentrantLock LOCK = new ReentrantLock();
    private static final ReentrantReadWriteLock SHARED = new ReentrantReadWriteLock();
    private static final CountDownLatch TAKEN = new CountDownLatch(3);
    private static final AtomicInteger MEMBERS = new AtomicInteger();
    private static final long FOREVER_MILLIS = 120_000;

    private Tangle() {}

    /** Work that may be interrupted, or meet others. */
    private interface Work {
        void run() throws InterruptedException, BrokenBarrierException, ExecutionException;
    }

    public static void main(String[] arguments) throws Exception {
        tie(System.getProperty("tangle", ""));
        System.out.println("ready");
        Thread.sleep(FOREVER_MILLIS);
        System.exit(0);
    }

    private static void tie(String tangle) throws ReflectiveOperationException {
        switch (tangle) {
            case "monitors" ->
                platform(
                        () -> inside(MONITOR, () -> met(() -> inside(OTHER_MONITOR, Tangle::nothing))),
                        () -> inside(OTHER_MONITOR, () -> met(() -> inside(MONITOR, Tangle::nothing))));
            case "virtual-monitors" ->
                virtual(
                        () -> inside(MONITOR, () -> met(() -> inside(OTHER_MONITOR, Tangle::nothing))),
                        () -> inside(OTHER_MONITOR, () -> met(() -> inside(MONITOR, Tangle::nothing))));
            case "mixed" -> {
                start("member-1", () -> inside(MONITOR, () -> met(() -> holding(LOCK, Tangle::nothing))));
                startVirtual("member-2", () -> holding(LOCK, () -> met(() -> inside(MONITOR, Tangle::nothing))));
            }
            case "virtual-owner" -> {
                startVirtual("member-1", () -> inside(MONITOR, () -> met(() -> holding(LOCK, Tangle::nothing))));
                start("member-2", () -> holding(LOCK, () -> met(() -> inside(MONITOR, Tangle::nothing))));
            }
            case "upgrade" -> platform(Tangle::upgrade, Tangle::upgrade);
            case "classes" -> platform(Hen::touch, Egg::touch);
            case "superclass" -> platform(Base::touch, () -> met(Derived::touch));
            case "tasks" -> tasks(Executors.newFixedThreadPool(2, Tangle::member));
            case "join" -> join();
            case "healthy" -> healthy();
            default -> throw new IllegalArgumentException(tangle);
        }
    }

    private static void platform(Work one, Work other) {
        start("member-1", one);
        start("member-2", other);
    }

    private static void virtual(Work one, Work other) throws ReflectiveOperationException {
        startVirtual("member-1", one);
        startVirtual("member-2", other);
    }

    private static void start(String name, Work work) {
        Thread thread = new Thread(() -> run(work), name);
        thread.setDaemon(true);
        thread.start();
    }

    /** {@code Thread.ofVirtual().name(name).factory().newThread(work).start()}, which Java 17 cannot say. */
    private static void startVirtual(String name, Work work) throws ReflectiveOperationException {
        Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
        Class<?> type = Class.forName("java.lang.Thread$Builder$OfVirtual");
        Object named = type.getMethod("name", String.class).invoke(builder, name);
        ((ThreadFactory) type.getMethod("factory").invoke(named))
                .newThread(() -> run(work))
                .start();
    }

    private static void run(Work work) {
        try {
            work.run();
        } catch (InterruptedException | BrokenBarrierException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void nothing() {
        Thread.onSpinWait();
    }

    /** Goes on when both are there. */
    private static void met(Work work) throws InterruptedException, BrokenBarrierException, ExecutionException {
        BOTH.await();
        work.run();
    }

    private static void inside(Object monitor, Work work)
            throws InterruptedException, BrokenBarrierException, ExecutionException {
        synchronized (monitor) {
            work.run();
        }
    }

    private static void holding(Lock lock, Work work)
            throws InterruptedException, BrokenBarrierException, ExecutionException {
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }

    private static void upgrade() throws InterruptedException, BrokenBarrierException, ExecutionException {
        holding(SHARED.readLock(), () -> met(() -> holding(SHARED.writeLock(), Tangle::nothing)));
    }

    private static final class Hen {
        static {
            run(() -> met(Egg::touch));
        }

        static void touch() {
            nothing();
        }
    }

    private static final class Egg {
        static {
            run(() -> met(Hen::touch));
        }

        static void touch() {
            nothing();
        }
    }

    private static class Base {
        static {
            run(() -> met(() -> {
                Thread.sleep(600); // nothing shows when the other is in its initialiser
                Derived.touch();
            }));
        }

        static void touch() {
            nothing();
        }
    }

    private static final class Derived extends Base {
        static {
            nothing();
        }

        static void touch() {
            nothing();
        }
    }

    private static Thread member(Runnable work) {
        Thread thread = new Thread(work, "member-" + MEMBERS.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    private static void tasks(ExecutorService pool) {
        for (int i = 0; i < 2; i++) {
            pool.execute(() -> run(() -> met(() -> await(pool.submit(Tangle::nothing)))));
        }
    }

    private static void await(Future<?> result) throws InterruptedException, ExecutionException {
        result.get();
    }

    private static void join() {
        Thread[] member = new Thread[1];
        Thread first = new Thread(() -> run(() -> inside(MONITOR, () -> met(() -> member[0].join()))), "member-1");
        member[0] = new Thread(() -> run(() -> met(() -> inside(MONITOR, Tangle::nothing))), "member-2");
        first.setDaemon(true);
        member[0].setDaemon(true);
        first.start();
        member[0].start();
    }

    /** Nobody waits for ever: a reader reads for long, a full pool works for long, a permit is used for long. */
    private static void healthy() {
        start("reads", () -> holding(SHARED.readLock(), Tangle::takenForLong));
        start("reads-too", () -> holding(SHARED.readLock(), Tangle::takenForLong));
        start("wants-to-write", () -> onceTaken(() -> holding(SHARED.writeLock(), Tangle::nothing)));
        Semaphore permit = new Semaphore(1);
        start("uses", () -> using(permit, Tangle::takenForLong));
        start("wants-to-use", () -> onceTaken(() -> using(permit, Tangle::nothing)));
        ExecutorService helpers = Executors.newFixedThreadPool(1, Tangle::member);
        helpers.execute(() -> run(Tangle::sleepLong));
        ExecutorService workers = Executors.newFixedThreadPool(1, Tangle::member);
        workers.execute(() -> run(() -> await(helpers.submit(Tangle::nothing))));
        start(
                "gives-up",
                () -> inside(
                        MONITOR,
                        () -> met(() -> {
                            if (!LOCK.tryLock(1, TimeUnit.MINUTES)) throw new IllegalStateException("not in time");
                        })));
        start("wants-what-it-gives", () -> holding(LOCK, () -> met(() -> inside(MONITOR, Tangle::nothing))));
    }

    private static void using(Semaphore permit, Work work)
            throws InterruptedException, BrokenBarrierException, ExecutionException {
        permit.acquire();
        try {
            work.run();
        } finally {
            permit.release();
        }
    }

    private static void takenForLong() throws InterruptedException {
        TAKEN.countDown();
        sleepLong();
    }

    /** Goes on when everything that is held for long is held. */
    private static void onceTaken(Work work) throws InterruptedException, BrokenBarrierException, ExecutionException {
        TAKEN.await();
        work.run();
    }

    private static void sleepLong() throws InterruptedException {
        Thread.sleep(FOREVER_MILLIS);
    }
}
