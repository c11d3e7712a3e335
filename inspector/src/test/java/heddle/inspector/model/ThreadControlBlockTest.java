package heddle.inspector.model;

import static org.assertj.core.api.Assertions.assertThat;

import heddle.inspector.model.Strip.Cell;
import org.junit.jupiter.api.Test;

class ThreadControlBlockTest {
    private static final long SECOND = 1_000_000_000L;
    private static final LockId LOCK = new LockId("com.acme.Shop", 1);
    private static final ThreadRef OWNER = new ThreadRef(11, 21, "owner");

    @Test
    void theWaitingOfAQuietThreadGrowsByItself() {
        ThreadControlBlock block =
                Block.of(7).waiting(WaitCause.SOCKET).asOf(5 * SECOND).build();

        assertThat(block.timesAt(8 * SECOND).waitingNanos(WaitCause.SOCKET)).isEqualTo(3 * SECOND);
        assertThat(block.timesAt(4 * SECOND)).isEqualTo(block.times());
    }

    @Test
    void theTimesOfARunningThreadDoNotGrowUnseen() {
        ThreadControlBlock block = Block.of(7).asOf(5 * SECOND).build();

        assertThat(block.timesAt(8 * SECOND)).isEqualTo(StateTimes.ZERO);
    }

    @Test
    void theStripOfAQuietThreadGrowsByItself() {
        Strip drawn = Strip.startingAt(4 * SECOND).append(Cell.RUNNING);
        ThreadControlBlock block =
                Block.of(7).waiting(WaitCause.SLEEP).history(drawn).build();

        Strip strip = block.stripAt(8 * SECOND);

        assertThat(strip.length()).isEqualTo(4);
        assertThat(strip.at(0)).isEqualTo(Cell.SLEEP);
        assertThat(strip.at(3)).isEqualTo(Cell.RUNNING);
    }

    @Test
    void whoWaitsForALockIsHeldUp() {
        assertThat(Block.of(7).waitsFor(LOCK, LockKind.MONITOR, OWNER).build().isHeldUp())
                .isTrue();
        assertThat(Block.of(7).waitsFor(LOCK, LockKind.SEMAPHORE, null).build().isHeldUp())
                .isTrue();
    }

    @Test
    void whoWaitsForTheConditionOfAQueueOrBarrierWaitsForThat() {
        LockId condition = new LockId("java.util.concurrent.locks.AbstractQueuedSynchronizer$ConditionObject", 1);
        StackFrame take = new StackFrame("java.util.concurrent.ArrayBlockingQueue", "take", null, -1);
        StackFrame await = new StackFrame("java.util.concurrent.CyclicBarrier", "dowait", null, -1);
        StackFrame own = new StackFrame("com.acme.OrderQueue", "next", null, -1);

        assertThat(Block.of(7).waitsFor(condition, LockKind.BARRIER, null).frames(await, own))
                .extracting(block -> block.build().awaitedClass())
                .isEqualTo("java.util.concurrent.CyclicBarrier");
        assertThat(Block.of(7).waitsFor(condition, LockKind.QUEUE, null).frames(take, own))
                .extracting(block -> block.build().awaitedClass())
                .isEqualTo("java.util.concurrent.ArrayBlockingQueue");
        assertThat(Block.of(7).waitsFor(condition, LockKind.CONDITION, null).frames(own))
                .extracting(block -> block.build().awaitedClass())
                .isEqualTo("java.util.concurrent.locks.Condition");
    }

    @Test
    void whoWaitsToBeNotifiedIsNotHeldUp() {
        assertThat(Block.of(7).waitsFor(LOCK, LockKind.CONDITION, null).build().isHeldUp())
                .isFalse();
        assertThat(Block.of(7).build().isHeldUp()).isFalse();
    }

    @Test
    void aLockOfAnUnknownKindHoldsUpWhenItHasAnOwner() {
        assertThat(Block.of(7).waitsFor(LOCK, LockKind.OTHER, OWNER).build().isHeldUp())
                .isTrue();
        assertThat(Block.of(7).waitsFor(LOCK, LockKind.OTHER, null).build().isHeldUp())
                .isFalse();
    }

    @Test
    void onlyTheStackTellsThatAThreadAtAQueueIsHeldUp() {
        StackFrame frame = new StackFrame("com.acme.Shop", "sell", "Shop.java", 41);
        Block thread = Block.of(7).waitsFor(LOCK, LockKind.QUEUE, null);

        assertThat(thread.build().isHeldUp()).isFalse();
        assertThat(thread.frames(frame).build().isHeldUp()).isTrue();
    }

    @Test
    void anIdleWorkerIsNotHeldUp() {
        Block worker = Block.of(7).waitsFor(LOCK, LockKind.QUEUE, null).activity(Activity.idleWorker());

        assertThat(worker.build().isHeldUp()).isFalse();
    }
}
