package heddle.inspector.timeline;

import static heddle.inspector.timeline.JavaThread.frames;
import static heddle.inspector.timeline.JavaThread.lock;
import static org.assertj.core.api.Assertions.assertThat;

import heddle.inspector.model.Activity;
import heddle.inspector.model.JvmState;
import heddle.inspector.model.LockId;
import heddle.inspector.model.LockKind;
import heddle.inspector.model.StackFrame;
import heddle.inspector.model.WaitCause;
import heddle.inspector.observation.JvmThreads.Form;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JvmWaitTest {
    private static final LockId SHOP = lock("com.acme.Shop", 1);
    private static final LockId REENTRANT = lock("java.util.concurrent.locks.ReentrantLock$NonfairSync", 2);
    private static final LockId CONDITION =
            lock("java.util.concurrent.locks.AbstractQueuedSynchronizer$ConditionObject", 3);
    private static final String QUEUE = "java.util.concurrent.SynchronousQueue$TransferStack";

    private final JavaThread owner = JavaThread.of(20);
    private final JavaThread thread = JavaThread.of(21);

    private JvmWait explained(String... places) {
        return JvmWait.of(thread.seen(), frames(places), null, false);
    }

    private void assertExplained(WaitCause cause, LockKind kind, String... places) {
        assertThat(explained(places).activity()).isEqualTo(Activity.waiting(cause));
        assertThat(explained(places).kind()).isEqualTo(kind);
    }

    @Test
    void enteringSynchronizedIsAWaitForItsMonitor() {
        thread.entersMonitor(SHOP, owner);
        assertExplained(WaitCause.MONITOR, LockKind.MONITOR);
        assertThat(explained().lock()).isEqualTo(SHOP);
    }

    @Test
    void aMonitorThatTheJvmHidesIsStillOne() {
        thread.state(JvmState.BLOCKED, Form.MONITOR_ENTER, null, null);
        assertExplained(WaitCause.MONITOR, LockKind.MONITOR);
    }

    @Test
    void objectWaitIsACondition() {
        thread.waitsAt(SHOP);
        assertExplained(WaitCause.CONDITION, LockKind.CONDITION);
    }

    @Test
    void whoWaitsToBeNotifiedWhileItBorrowsWaitsForWhatAPoolLends() {
        thread.waitsAt(SHOP);
        assertExplained(
                WaitCause.RESOURCE,
                LockKind.POOL,
                "java.lang.Object.wait",
                "com.acme.Shop.borrow",
                "com.acme.Till.sell");

        thread.parksOn(CONDITION, null);
        assertExplained(WaitCause.RESOURCE, LockKind.POOL, "com.acme.Shop.leaseOne", "com.acme.Till.sell");
    }

    @Test
    void aLendersOwnThreadThatWaitsForWorkBorrowsNothing() {
        thread.waitsAt(SHOP);
        assertThat(explained("java.lang.Object.wait", "com.acme.Worker.acquireTask", "com.acme.Worker.run")
                        .kind())
                .isEqualTo(LockKind.CONDITION);
        assertExplained(WaitCause.CONDITION, LockKind.CONDITION, "com.acme.Shop.acquire");
    }

    @Test
    void withoutAStackItBorrowsWhereOthersWereSeenTo() {
        thread.waitsAt(SHOP);
        assertThat(JvmWait.of(thread.seen(), List.of(), null, true).kind()).isEqualTo(LockKind.POOL);

        thread.entersMonitor(SHOP, owner);
        assertThat(JvmWait.of(thread.seen(), List.of(), null, true).kind()).isEqualTo(LockKind.MONITOR);
    }

    @Test
    void aTimedObjectWaitIsAConditionAndNoSleep() {
        thread.state(JvmState.TIMED_WAITING, Form.OBJECT_WAIT, null, null);
        assertExplained(WaitCause.CONDITION, LockKind.CONDITION);
    }

    @Test
    void waitingForAThreadsEndIsAWaitForAResult() {
        thread.waitsAt(lock("java.lang.Thread", 5));
        assertExplained(WaitCause.RESOURCE, LockKind.FUTURE);
        thread.waitsAt(lock("com.acme.ShopThread", 5));
        assertExplained(
                WaitCause.RESOURCE,
                LockKind.FUTURE,
                "java.lang.Object.wait",
                "java.lang.Thread.join",
                "com.acme.Shop.close");
    }

    @ParameterizedTest
    @CsvSource({
        "ReentrantReadWriteLock$FairSync, LOCK,     READ_WRITE",
        "StampedLock,                     LOCK,     STAMPED",
        "ReentrantLock$NonfairSync,       LOCK,     REENTRANT",
    })
    void parkingOnALockIsAWaitForIt(String name, WaitCause cause, LockKind kind) {
        thread.parksOn(lock("java.util.concurrent.locks." + name, 1), null);
        assertExplained(cause, kind);
    }

    @Test
    void parkingOnASemaphoreIsAWaitForAResource() {
        thread.parksOn(lock("java.util.concurrent.Semaphore$FairSync", 1), null);
        assertExplained(WaitCause.RESOURCE, LockKind.SEMAPHORE);
    }

    @Test
    void whoWaitsForCallersBehindAnotherIsIdle() {
        thread.parksOn(REENTRANT, owner);
        String[] accepting = {"sun.nio.ch.NioSocketImpl.accept", "java.net.ServerSocket.accept", "com.acme.Shop.open"};
        assertThat(explained(accepting).activity()).isEqualTo(Activity.idleWorker());
        assertThat(JvmWait.of(thread.seen(), List.of(), REENTRANT, false).activity())
                .isEqualTo(Activity.idleWorker());
    }

    @Test
    void aTimedTryForALockIsAWaitForIt() {
        thread.parksForAWhileOn(REENTRANT);
        assertExplained(WaitCause.LOCK, LockKind.REENTRANT);
    }

    @Test
    void aLockThatSomebodyBuiltIsALockWhenItHasAnOwner() {
        thread.parksOn(lock("com.acme.Mutex", 1), owner);
        assertExplained(WaitCause.LOCK, LockKind.OTHER);
        thread.parksOn(lock("com.acme.Mutex", 1), null);
        assertExplained(WaitCause.PARK, LockKind.OTHER);
    }

    @Test
    void aParkOnNothingIsAParkAndATimedOneASleep() {
        thread.parksOn(null, null);
        assertExplained(WaitCause.PARK, LockKind.OTHER);
        thread.parksForAWhileOn(null);
        assertExplained(WaitCause.SLEEP, LockKind.OTHER);
        thread.sleeps();
        assertExplained(WaitCause.SLEEP, LockKind.OTHER);
    }

    @Test
    void awaitingAConditionIsACondition() {
        thread.parksOn(CONDITION, null);
        assertExplained(WaitCause.CONDITION, LockKind.CONDITION);
        assertExplained(WaitCause.CONDITION, LockKind.CONDITION, "com.acme.Shop.await", "com.acme.Shop.sell");
    }

    @Test
    void theStackTellsTheQueueAndTheBarrierFromTheirConditions() {
        thread.parksOn(CONDITION, null);
        assertExplained(
                WaitCause.RESOURCE,
                LockKind.BARRIER,
                "java.util.concurrent.CyclicBarrier.dowait",
                "com.acme.Shop.meet",
                "com.acme.Shop.sell");
        assertExplained(
                WaitCause.RESOURCE,
                LockKind.QUEUE,
                "java.util.concurrent.LinkedBlockingQueue.take",
                "com.acme.Shop.order",
                "com.acme.Clerk.run");
    }

    @Test
    void theStackTellsATaskOfTheProgram() {
        thread.parksOn(lock("com.acme.SumTask", 1), null);
        assertExplained(
                WaitCause.RESOURCE,
                LockKind.FUTURE,
                "java.util.concurrent.ForkJoinTask.awaitDone",
                "com.acme.Shop.sum");
    }

    @Test
    void aCarrierThatWaitsForItsVirtualThreadDoesNotWaitForATask() {
        thread.parksOn(lock("java.lang.VirtualThread", 1), null);
        assertExplained(
                WaitCause.PARK,
                LockKind.OTHER,
                "jdk.internal.vm.Continuation.run",
                "java.lang.VirtualThread.runContinuation",
                "java.util.concurrent.ForkJoinTask.doExec");
    }

    @Test
    void theStackTellsAWaitForAChildProcess() {
        thread.waitsAt(lock("java.lang.ProcessImpl", 1));
        assertThat(explained("java.lang.ProcessImpl.waitFor", "com.acme.Shop.print")
                        .activity())
                .isEqualTo(Activity.waiting(WaitCause.CHILD));
    }

    @Test
    void withoutAFormAnObjectIsOneToBeNotifiedAt() {
        thread.state(JvmState.WAITING, Form.NONE, SHOP, null);
        assertExplained(WaitCause.CONDITION, LockKind.CONDITION);
        thread.state(JvmState.TIMED_WAITING, Form.NONE, null, null);
        assertExplained(WaitCause.SLEEP, LockKind.OTHER);
    }

    @Test
    void aWorkerWithoutWorkIsIdle() {
        thread.parksOn(lock(QUEUE, 1), null);
        assertThat(explained(worker()).activity()).isEqualTo(Activity.idleWorker());
    }

    @Test
    void whoWaitsForALockAResultOrAPermitIsNeverIdle() {
        for (String held : List.of("Semaphore$FairSync", "CountDownLatch$Sync", "FutureTask", "Exchanger")) {
            thread.parksOn(lock("java.util.concurrent." + held, 1), null);
            assertThat(explained(worker()).activity().idle()).as(held).isFalse();
        }
        thread.parksOn(REENTRANT, owner);
        assertThat(explained(worker()).activity().idle()).isFalse();
    }

    @Test
    void whoSleepsIsNeverIdle() {
        thread.sleeps();
        assertThat(explained(worker()).activity()).isEqualTo(Activity.waiting(WaitCause.SLEEP));
    }

    @Test
    void withoutAStackAWorkerIsIdleWhereItWasIdleBefore() {
        LockId source = lock(QUEUE, 1);
        thread.parksOn(source, null);
        assertThat(JvmWait.of(thread.seen(), List.of(), source, false).activity())
                .isEqualTo(Activity.idleWorker());
        assertThat(JvmWait.of(thread.seen(), List.of(), lock(QUEUE, 2), false).activity())
                .isEqualTo(Activity.waiting(WaitCause.RESOURCE));
    }

    @Test
    void aStackOutweighsWhatWasBefore() {
        LockId source = lock(QUEUE, 1);
        thread.parksOn(source, null);
        List<StackFrame> deep =
                frames("java.util.concurrent.SynchronousQueue.take", "com.acme.Shop.order", "com.acme.Clerk.run");
        assertThat(JvmWait.of(thread.seen(), deep, source, false).activity())
                .isEqualTo(Activity.waiting(WaitCause.RESOURCE));
    }

    private static String[] worker() {
        return new String[] {
            "jdk.internal.misc.Unsafe.park",
            "java.util.concurrent.SynchronousQueue.poll",
            "java.util.concurrent.ThreadPoolExecutor.getTask",
            "java.util.concurrent.ThreadPoolExecutor$Worker.run",
            "java.lang.Thread.run"
        };
    }
}
