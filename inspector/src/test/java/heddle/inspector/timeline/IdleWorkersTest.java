package heddle.inspector.timeline;

import static java.util.concurrent.TimeUnit.DAYS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import heddle.inspector.model.StackFrame;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

/** Real stacks of real threads of the JDK that runs the test, and a few written down from servers. */
class IdleWorkersTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final AtomicReference<Thread> last = new AtomicReference<>();
    private final ThreadFactory daemons = this::daemon;

    @Test
    void anExecutorsWorkerWithoutATaskIsIdle() throws Exception {
        ExecutorService fixed = Executors.newFixedThreadPool(1, daemons);
        fixed.submit(() -> {}).get();
        assertThat(isIdle(worker())).isTrue();
    }

    @Test
    void aCachedExecutorsWorkerWithoutATaskIsIdle() throws Exception {
        ExecutorService cached = Executors.newCachedThreadPool(daemons);
        cached.submit(() -> {}).get();
        assertThat(isIdle(worker())).isTrue();
    }

    @Test
    void aSchedulersWorkerIsIdleUntilItsTaskIsDue() throws Exception {
        ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1, daemons);
        scheduler.submit(() -> {}).get();
        assertThat(isIdle(worker())).isTrue();
        assertThat(scheduler.schedule(() -> {}, 1, DAYS).isDone()).isFalse();
        assertThat(isIdle(worker())).isTrue();
    }

    @Test
    void aForkJoinWorkerWithoutATaskIsIdle() throws Exception {
        assertThat(isIdle(new ForkJoinPool(1).submit(Thread::currentThread).get()))
                .isTrue();
    }

    @Test
    void aTimerWithoutATaskThatIsDueIsIdle() {
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        Timer timer = new Timer(true);
        timer.schedule(task(() -> thread.complete(Thread.currentThread())), 0);
        timer.schedule(task(() -> {}), DAYS.toMillis(1));
        assertThat(isIdle(thread.join())).isTrue();
    }

    @Test
    void theJvmsOwnHousekeepersAreIdle() {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (List.of("Reference Handler", "Finalizer", "Common-Cleaner").contains(thread.getName())) {
                assertThat(IdleWorkers.isIdle(frames(thread)))
                        .as(thread.getName())
                        .isTrue();
            }
        }
    }

    @Test
    void whatStartedTheWorkersLoopDoesNotMatter() {
        ThreadFactory wrapping = loop -> daemon(() -> wrapped(loop));
        ThreadPoolExecutor pool = new ThreadPoolExecutor(1, 1, 0, DAYS, new LinkedBlockingQueue<>(), wrapping);
        pool.prestartCoreThread();
        assertThat(isIdle(worker())).isTrue();
    }

    private static void wrapped(Runnable loop) {
        loop.run();
    }

    @Test
    void aLibrarysPoolWithAQueueOfItsOwnIsIdle() {
        assertThat(isIdle(start(new LibraryPool()::run))).isTrue();
    }

    @Test
    void aConsumersLoopAtItsQueueIsIdle() {
        LinkedBlockingQueue<String> orders = new LinkedBlockingQueue<>();
        assertThat(isIdle(start(() -> {
                    while (orders.take() != null) Thread.onSpinWait();
                })))
                .isTrue();
    }

    @Test
    void aThreadDeepInWorkThatWaitsAtAQueueIsNotIdle() {
        assertThat(isIdle(start(new Request(new Client())::run))).isFalse();
    }

    @Test
    void aTaskThatWaitsForAnotherTasksResultIsNotIdle() {
        ExecutorService fixed = Executors.newFixedThreadPool(1, daemons);
        fixed.execute(() -> new Client().ask());
        assertThat(isIdle(worker())).isFalse();
    }

    @Test
    void aThreadThatWaitsToBeNotifiedIsNotIdle() {
        Object mailbox = new Object();
        assertThat(isIdle(start(() -> {
                    synchronized (mailbox) {
                        while (true) mailbox.wait();
                    }
                })))
                .isFalse();
    }

    @Test
    void aThreadAtAConditionOfItsOwnIsNotIdle() {
        ReentrantLock lock = new ReentrantLock();
        Condition condition = lock.newCondition();
        assertThat(isIdle(start(() -> {
                    lock.lock();
                    while (true) condition.await();
                })))
                .isFalse();
    }

    @Test
    void aThreadThatParksItselfIsNotIdle() {
        assertThat(isIdle(start(() -> {
                    while (true) LockSupport.park();
                })))
                .isFalse();
    }

    @Test
    void whoWaitsForCallersBehindAnotherIsAccepting() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread one = start(() -> accept(server));
            Thread other = start(() -> accept(server));
            assertTimeoutPreemptively(LIMIT, () -> {
                while (isParked(one) == isParked(other)) Thread.onSpinWait();
            });
            assertThat(IdleWorkers.isAccepting(frames(isParked(one) ? one : other)))
                    .isTrue();
        }
    }

    private static void accept(ServerSocket server) {
        try (Socket caller = server.accept()) {
            throw new IllegalStateException("nobody should call, but " + caller + " did");
        } catch (IOException closed) {
            assertThat(server.isClosed()).isTrue();
        }
    }

    private static boolean isParked(Thread thread) {
        return thread.getState() == Thread.State.WAITING;
    }

    @Test
    void whoWorksForACallerIsNotAccepting() {
        assertThat(IdleWorkers.isAccepting(written("java.util.concurrent.locks.ReentrantLock.lock com.acme.Shop.sell"
                        + " sun.nio.ch.NioSocketImpl.accept java.net.ServerSocket.accept")))
                .isFalse();
    }

    @Test
    void aStackThatWasNotTakenTellsNothing() {
        assertThat(IdleWorkers.isIdle(List.of())).isFalse();
    }

    @Test
    void aServersWorkersWithoutARequestAreIdle() {
        String wait = "jdk.internal.misc.Unsafe.park java.util.concurrent.locks.LockSupport.parkNanos ";
        String await = wait + "java.util.concurrent.locks.AbstractQueuedSynchronizer$ConditionObject.awaitNanos ";
        assertThat(IdleWorkers.isIdle(written(await
                        + "org.eclipse.jetty.util.BlockingArrayQueue.poll"
                        + " org.eclipse.jetty.util.thread.QueuedThreadPool.idleJobPoll"
                        + " org.eclipse.jetty.util.thread.QueuedThreadPool.access$800"
                        + " org.eclipse.jetty.util.thread.QueuedThreadPool$Runner.run java.lang.Thread.run")))
                .isTrue();
        assertThat(IdleWorkers.isIdle(written(wait
                        + "java.util.concurrent.SynchronousQueue.poll"
                        + " org.eclipse.jetty.util.thread.ReservedThreadExecutor$ReservedThread.reservedWait"
                        + " org.eclipse.jetty.util.thread.ReservedThreadExecutor$ReservedThread.run"
                        + " org.eclipse.jetty.util.thread.QueuedThreadPool.runJob"
                        + " org.eclipse.jetty.util.thread.QueuedThreadPool$Runner.run java.lang.Thread.run")))
                .isTrue();
        assertThat(IdleWorkers.isIdle(written(await
                        + "java.util.concurrent.LinkedBlockingQueue.poll"
                        + " org.apache.tomcat.util.threads.TaskQueue.poll"
                        + " org.apache.tomcat.util.threads.ThreadPoolExecutor.getTask"
                        + " org.apache.tomcat.util.threads.ThreadPoolExecutor.runWorker"
                        + " org.apache.tomcat.util.threads.ThreadPoolExecutor$Worker.run"
                        + " org.apache.tomcat.util.threads.TaskThread$WrappingRunnable.run java.lang.Thread.run")))
                .isTrue();
        assertThat(IdleWorkers.isIdle(written(await
                        + "java.util.concurrent.LinkedBlockingQueue.take"
                        + " io.netty.util.concurrent.SingleThreadEventExecutor.takeTask"
                        + " io.netty.util.concurrent.DefaultEventExecutor.run"
                        + " io.netty.util.concurrent.SingleThreadEventExecutor$4.run java.lang.Thread.run")))
                .isTrue();
        assertThat(IdleWorkers.isIdle(written(wait
                        + "org.jboss.threads.EnhancedQueueExecutor$PoolThreadNode.park"
                        + " org.jboss.threads.EnhancedQueueExecutor$ThreadBody.run java.lang.Thread.run")))
                .isTrue();
    }

    /** A pool as libraries write it: a queue on a condition, a helper that polls, a run loop. */
    private static final class LibraryPool {
        private final TaskQueue tasks = new TaskQueue();

        void run() throws InterruptedException {
            while (idlePoll()) Thread.onSpinWait();
        }

        private boolean idlePoll() throws InterruptedException {
            return tasks.poll();
        }
    }

    private static final class TaskQueue {
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition offered = lock.newCondition();

        boolean poll() throws InterruptedException {
            lock.lock();
            try {
                while (true) offered.await();
            } finally {
                lock.unlock();
            }
        }
    }

    /** A task that needs an answer before it can go on. */
    private record Request(Client client) {
        void run() {
            client.ask();
        }
    }

    private static final class Client {
        private final SynchronousQueue<String> answers = new SynchronousQueue<>();

        String ask() {
            try {
                return answers.take();
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }
    }

    private interface Work {
        void run() throws InterruptedException;
    }

    private Thread start(Work work) {
        Thread thread = daemon(() -> {
            try {
                work.run();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        });
        thread.start();
        return thread;
    }

    private Thread daemon(Runnable body) {
        Thread thread = new Thread(body, "worker");
        thread.setDaemon(true);
        last.set(thread);
        return thread;
    }

    private Thread worker() {
        return Objects.requireNonNull(last.get());
    }

    private static TimerTask task(Runnable body) {
        return new TimerTask() {
            @Override
            public void run() {
                body.run();
            }
        };
    }

    /** Waits until the thread waits. */
    private static boolean isIdle(Thread thread) {
        assertTimeoutPreemptively(LIMIT, () -> {
            while (thread.getState() != Thread.State.WAITING && thread.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
        });
        return IdleWorkers.isIdle(frames(thread));
    }

    private static List<StackFrame> frames(Thread thread) {
        return Arrays.stream(thread.getStackTrace())
                .map(frame -> new StackFrame(
                        frame.getClassName(), frame.getMethodName(), frame.getFileName(), frame.getLineNumber()))
                .toList();
    }

    private static List<StackFrame> written(String frames) {
        return Arrays.stream(frames.split(" "))
                .map(frame -> new StackFrame(
                        frame.substring(0, frame.lastIndexOf('.')),
                        frame.substring(frame.lastIndexOf('.') + 1),
                        null,
                        -1))
                .toList();
    }
}
