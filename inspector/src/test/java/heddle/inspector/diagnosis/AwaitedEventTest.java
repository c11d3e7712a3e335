package heddle.inspector.diagnosis;

import static heddle.inspector.diagnosis.Contention.SECOND;
import static heddle.inspector.diagnosis.Contention.SITE;
import static org.assertj.core.api.Assertions.assertThat;

import heddle.inspector.diagnosis.LockReport.WaitTimes;
import heddle.inspector.model.Activity;
import heddle.inspector.model.Block;
import heddle.inspector.model.LockId;
import heddle.inspector.model.LockKind;
import heddle.inspector.model.Snapshots;
import heddle.inspector.model.ThreadControlBlock;
import java.util.List;
import org.junit.jupiter.api.Test;

class AwaitedEventTest {
    private static final long NOW = 100 * SECOND;
    private static final LockId LATCH = new LockId("java.util.concurrent.CountDownLatch$Sync", 1);
    private static final LockId CONDITION =
            new LockId("java.util.concurrent.locks.AbstractQueuedSynchronizer$ConditionObject", 2);

    private static Block waiter(int tid, LockId event, LockKind kind) {
        return Block.of(tid).waitsFor(event, kind, null).frames(SITE);
    }

    private static List<AwaitedEvent> events(Block... blocks) {
        ThreadControlBlock[] threads =
                List.of(blocks).stream().map(Block::build).toArray(ThreadControlBlock[]::new);
        return AwaitedEvent.in(Snapshots.at(NOW, threads));
    }

    @Test
    void hasThoseWhoWaitForItLongestFirst() {
        List<AwaitedEvent> events = events(
                waiter(1, CONDITION, LockKind.CONDITION),
                waiter(2, LATCH, LockKind.LATCH).since(NOW - SECOND),
                waiter(3, LATCH, LockKind.LATCH).since(NOW - 2 * SECOND));

        assertThat(events).extracting(AwaitedEvent::kind).containsExactly(LockKind.LATCH, LockKind.CONDITION);
        assertThat(events.get(0).waiters())
                .extracting(waiter -> waiter.thread().tid())
                .containsExactly(3, 2);
    }

    @Test
    void whatHasAnOwnerOrMayHaveOneIsALock() {
        LockId lock = new LockId("java.util.concurrent.locks.ReentrantLock$NonfairSync", 3);

        assertThat(events(
                        waiter(1, lock, LockKind.REENTRANT),
                        Block.of(2)
                                .waitsFor(CONDITION, LockKind.CONDITION, Block.ref(1))
                                .frames(SITE)))
                .isEmpty();
    }

    @Test
    void idleWorkersAndThoseWhoseStackIsUnknownAwaitNothing() {
        assertThat(events(
                        waiter(1, CONDITION, LockKind.CONDITION).activity(Activity.idleWorker()),
                        Block.of(2).waitsFor(LATCH, LockKind.LATCH, null)))
                .isEmpty();
    }

    @Test
    void timesAreThoseOfTheWaitsThatGoOn() {
        AwaitedEvent event = events(
                        waiter(1, LATCH, LockKind.LATCH).since(NOW - SECOND),
                        waiter(2, LATCH, LockKind.LATCH).since(NOW - 20 * SECOND))
                .get(0);

        WaitTimes times = event.waitTimes(NOW - 10 * SECOND, NOW);

        assertThat(times.total()).isEqualTo(11 * SECOND);
        assertThat(times.open()).isEqualTo(20 * SECOND);
    }
}
