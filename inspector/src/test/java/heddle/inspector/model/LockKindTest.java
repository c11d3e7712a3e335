package heddle.inspector.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.Exchanger;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.Phaser;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class LockKindTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    /** Something that parks the thread that does it, for good. */
    private interface Wait {
        void begin() throws Exception;
    }

    /** A lock that somebody built on the JDK's queue. */
    private static final class HomeMadeLock extends AbstractQueuedSynchronizer {
        private static final long serialVersionUID = 1;
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("waits")
    void aParkedThreadsBlockerTellsTheKind(LockKind kind, String how, Wait wait) {
        assertThat(LockKind.ofParkBlocker(blockerOf(wait))).as(how).isEqualTo(kind);
    }

    static Stream<Arguments> waits() {
        return Stream.of(locks(), synchronizers(), queues(), results()).flatMap(waits -> waits);
    }

    private static Stream<Arguments> locks() {
        ReentrantReadWriteLock readWrite = new ReentrantReadWriteLock();
        ReentrantReadWriteLock fairReadWrite = new ReentrantReadWriteLock(true);
        StampedLock stamped = new StampedLock();
        readWrite.writeLock().lock();
        fairReadWrite.writeLock().lock();
        stamped.writeLock();
        return Stream.of(
                wait(LockKind.REENTRANT, "lock", taken(false)::lock),
                wait(LockKind.REENTRANT, "fair lock", taken(true)::lockInterruptibly),
                wait(LockKind.READ_WRITE, "read lock", readWrite.readLock()::lock),
                wait(LockKind.READ_WRITE, "fair write lock", fairReadWrite.writeLock()::lock),
                wait(LockKind.STAMPED, "stamped read", stamped::readLock),
                wait(LockKind.STAMPED, "stamped write", stamped::writeLock),
                wait(LockKind.OTHER, "home-made", () -> LockSupport.park(new HomeMadeLock())));
    }

    private static Stream<Arguments> synchronizers() {
        return Stream.of(
                wait(LockKind.SEMAPHORE, "acquire", new Semaphore(0)::acquire),
                wait(LockKind.SEMAPHORE, "fair acquire", new Semaphore(0, true)::acquire),
                wait(LockKind.LATCH, "await", new CountDownLatch(1)::await),
                wait(LockKind.PHASER, "advance", new Phaser(2)::arriveAndAwaitAdvance),
                wait(LockKind.EXCHANGER, "exchange", () -> new Exchanger<String>().exchange("")),
                wait(LockKind.CONDITION, "barrier", new CyclicBarrier(2)::await),
                wait(LockKind.CONDITION, "lock's condition", () -> awaitConditionOf(new ReentrantLock())),
                wait(
                        LockKind.CONDITION,
                        "write lock's",
                        () -> awaitConditionOf(new ReentrantReadWriteLock().writeLock())));
    }

    private static Stream<Arguments> queues() {
        return Stream.of(
                wait(LockKind.QUEUE, "synchronous take", new SynchronousQueue<String>()::take),
                wait(LockKind.QUEUE, "synchronous put", () -> new SynchronousQueue<String>(true).put("")),
                wait(LockKind.QUEUE, "transfer", () -> new LinkedTransferQueue<String>().transfer("")),
                wait(LockKind.CONDITION, "linked queue", new LinkedBlockingQueue<String>()::take),
                wait(LockKind.CONDITION, "array queue", new ArrayBlockingQueue<String>(1)::take),
                wait(LockKind.CONDITION, "deque", new LinkedBlockingDeque<String>()::take),
                wait(LockKind.CONDITION, "priority queue", new PriorityBlockingQueue<String>()::take),
                wait(LockKind.CONDITION, "delay queue", new DelayQueue<Delayed>()::take));
    }

    private static Stream<Arguments> results() {
        return Stream.of(
                wait(LockKind.FUTURE, "future task", new FutureTask<>(() -> "")::get),
                wait(LockKind.FUTURE, "completable future", new CompletableFuture<String>()::join));
    }

    private static Arguments wait(LockKind kind, String how, Wait wait) {
        return arguments(kind, how, wait);
    }

    private static ReentrantLock taken(boolean fair) {
        ReentrantLock lock = new ReentrantLock(fair);
        lock.lock();
        return lock;
    }

    private static void awaitConditionOf(java.util.concurrent.locks.Lock lock) throws InterruptedException {
        Condition condition = lock.newCondition();
        lock.lock();
        try {
            while (!Thread.currentThread().isInterrupted()) condition.await();
        } finally {
            lock.unlock();
        }
    }

    private static String blockerOf(Wait wait) {
        Thread waiter = new Thread(() -> begin(wait), "waiter");
        waiter.setDaemon(true);
        waiter.start();
        assertTimeoutPreemptively(LIMIT, () -> {
            while (LockSupport.getBlocker(waiter) == null || waiter.getState() != Thread.State.WAITING)
                Thread.onSpinWait();
        });
        String className = Objects.requireNonNull(LockSupport.getBlocker(waiter))
                .getClass()
                .getName();
        waiter.interrupt();
        return className;
    }

    private static void begin(Wait wait) {
        try {
            wait.begin();
        } catch (Exception interrupted) {
            assertThat(interrupted).isInstanceOf(InterruptedException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "REENTRANT, LOCK",
        "READ_WRITE, LOCK",
        "STAMPED, LOCK",
        "SEMAPHORE, RESOURCE",
        "LATCH, RESOURCE",
        "BARRIER, RESOURCE",
        "PHASER, RESOURCE",
        "EXCHANGER, RESOURCE",
        "QUEUE, RESOURCE",
        "FUTURE, RESOURCE",
        "POOL, RESOURCE",
        "CONDITION, CONDITION",
        "MONITOR, MONITOR",
        "OTHER, PARK",
    })
    void theKindTellsTheCause(LockKind kind, WaitCause cause) {
        assertThat(kind.parkCause()).isEqualTo(cause);
    }

    @ParameterizedTest
    @EnumSource(names = {"CONDITION", "FUTURE", "LATCH", "OTHER"})
    void whoWaitsForAnEventIsNotHeldUp(LockKind kind) {
        assertThat(kind.isContended()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            names = {"CONDITION", "FUTURE", "LATCH", "OTHER"},
            mode = EnumSource.Mode.EXCLUDE)
    void whoWaitsForWhatOthersHaveIsHeldUp(LockKind kind) {
        assertThat(kind.isContended()).isTrue();
    }

    @Test
    void kindsAreWrittenWithHyphens() {
        assertThat(LockKind.READ_WRITE.text()).isEqualTo("read-write");
        assertThat(LockKind.CLASS_INIT.text()).isEqualTo("class-init");
    }

    @Test
    void aClassOfTheProgramIsNoLockOfTheJdk() {
        assertThat(LockKind.ofParkBlocker("com.acme.Queue")).isEqualTo(LockKind.OTHER);
    }
}
