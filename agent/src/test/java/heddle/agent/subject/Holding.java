package heddle.agent.subject;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Threads that have what others wait for without owning it: readers, who runs a task, a pool that is to run it. */
public final class Holding {

    private static final ReentrantReadWriteLock LOCK = new ReentrantReadWriteLock();
    private static final CountDownLatch READ = new CountDownLatch(3);
    private static final CountDownLatch NEVER = new CountDownLatch(1);

    private Holding() {}

    public static void main(String[] arguments) throws Exception {
        start("reader-1", Holding::read);
        start("reader-2", Holding::read);
        start("reader-gone", Holding::readAndGo);
        READ.await();
        start("writer", () -> LOCK.writeLock().lock());

        ExecutorService busy = Executors.newFixedThreadPool(1, work -> new Thread(work, "busy"));
        Future<Object> running = busy.submit(Holding::never);
        start("awaits-running", () -> await(running));

        ExecutorService full = Executors.newFixedThreadPool(2, new Numbered("full-"));
        CountDownLatch allBusy = new CountDownLatch(2);
        full.execute(() -> {
            meet(allBusy);
            await(full.submit(Holding::never));
        });
        full.execute(() -> {
            meet(allBusy);
            CompletableFuture.runAsync(() -> {}, full).join();
        });
        start("joins", Thread.currentThread()::join);
        System.out.println("ready");
        never();
    }

    /** A pool makes a thread for a new task while it has fewer than it may have. */
    private static void meet(CountDownLatch all) {
        all.countDown();
        run(all::await);
    }

    /** Work that may be interrupted. */
    private interface Work {
        void run() throws InterruptedException;
    }

    /** Names threads in the order in which they are made. */
    private static final class Numbered implements java.util.concurrent.ThreadFactory {
        private final String stem;
        private int made;

        Numbered(String stem) {
            this.stem = stem;
        }

        @Override
        public synchronized Thread newThread(Runnable work) {
            return new Thread(work, stem + ++made);
        }
    }

    private static void start(String name, Work work) {
        new Thread(() -> run(work), name).start();
    }

    private static void run(Work work) {
        try {
            work.run();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void read() throws InterruptedException {
        LOCK.readLock().lock();
        READ.countDown();
        NEVER.await();
    }

    private static void readAndGo() throws InterruptedException {
        LOCK.readLock().lock();
        try {
            READ.countDown();
        } finally {
            LOCK.readLock().unlock();
        }
        NEVER.await();
    }

    private static Object never() throws InterruptedException {
        NEVER.await();
        return "never";
    }

    private static Object await(Future<?> result) {
        Callable<Object> get = result::get;
        try {
            return get.call();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
