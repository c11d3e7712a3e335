package heddle.inspector.timeline;

import static heddle.inspector.timeline.JavaThread.frames;
import static heddle.inspector.timeline.JavaThread.lock;
import static org.assertj.core.api.Assertions.assertThat;

import heddle.inspector.model.Activity;
import heddle.inspector.model.JvmState;
import heddle.inspector.model.KernelWait;
import heddle.inspector.model.LockId;
import heddle.inspector.model.LockKind;
import heddle.inspector.model.LockWait;
import heddle.inspector.model.StackFrame;
import heddle.inspector.model.ThreadControlBlock;
import heddle.inspector.model.ThreadRef;
import heddle.inspector.model.WaitCause;
import heddle.inspector.observation.HoldersSeen;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Why a thread waits. */
class FoldCauseTest {
    private static final LockId MONITOR = lock("com.acme.Shop", 1);
    private static final LockId CONDITION =
            lock("java.util.concurrent.locks.AbstractQueuedSynchronizer$ConditionObject", 3);

    private final Feed feed = new Feed();
    private final JavaThread java = JavaThread.of(17);
    private final JavaThread other = JavaThread.of(18);

    private Activity activity() {
        return feed.thread(7).activity();
    }

    @Test
    void comesFromTheJvm() {
        feed.tick(Slice.fresh(7), Slice.fresh(8))
                .identify(java.entersMonitor(MONITOR, other), other)
                .look();

        ThreadControlBlock thread = feed.thread(7);

        assertThat(thread.activity()).isEqualTo(Activity.waiting(WaitCause.MONITOR));
        assertThat(thread.lockWait())
                .isEqualTo(new LockWait(MONITOR, LockKind.MONITOR, new ThreadRef(8, 18, "java-18")));
        assertThat(thread.owner()).isEqualTo(new ThreadRef(8, 18, "java-18"));
        assertThat(thread.jvmState()).isEqualTo(JvmState.BLOCKED);
    }

    @ParameterizedTest
    @EnumSource(names = {"SOCKET", "POLL", "FILE", "PIPE", "SLEEP", "CHILD"})
    void comesFromTheKernelWhenJavaSaysRunnable(WaitCause cause) {
        feed.tick(Slice.fresh(7))
                .identify(java)
                .look()
                .tick(Slice.of(7).ran(1).waited(249).blockedIn(cause));
        assertThat(activity()).isEqualTo(Activity.waiting(cause));
        feed.look();
        assertThat(activity()).isEqualTo(Activity.waiting(cause));
        assertThat(feed.thread(7).kernelWait()).extracting(KernelWait::cause).isEqualTo(cause);
    }

    @Test
    void ofAJoinIsTheEndOfAnotherThread() {
        LockId joined = new LockId("java.lang.Thread", 18);
        feed.tick(Slice.fresh(7), Slice.fresh(8)).identify(java.waitsAt(joined), other);
        feed.tell(alive(joined, other)).look();

        assertThat(activity()).isEqualTo(Activity.waiting(WaitCause.RESOURCE));
        assertThat(feed.thread(7).lockWait())
                .extracting(LockWait::holders, InstanceOfAssertFactories.list(ThreadRef.class))
                .containsExactly(new ThreadRef(8, 18, "java-18"));
    }

    @Test
    void ofWhoJoinsItselfIsNobody() {
        LockId joined = new LockId("java.lang.Thread", 17);
        feed.tick(Slice.fresh(7)).identify(java.waitsAt(joined));
        feed.tell(alive(joined, java)).look();

        assertThat(activity()).isEqualTo(Activity.waiting(WaitCause.RESOURCE));
        assertThat(feed.thread(7).lockWait())
                .extracting(LockWait::holders, InstanceOfAssertFactories.list(ThreadRef.class))
                .isEmpty();
    }

    private static HoldersSeen alive(LockId thread, JavaThread itself) {
        HoldersSeen.Holder holder = new HoldersSeen.Holder(itself.javaId(), "java-" + itself.javaId());
        return new HoldersSeen(1, false, List.of(new HoldersSeen.Entry(thread, false, List.of(holder))));
    }

    @Test
    void isWhatTheKernelNamesUntilTheJvmLooksAgain() {
        feed.tick(Slice.fresh(7)).identify(java.entersMonitor(MONITOR, other)).look();
        feed.tick(Slice.of(7).ran(1).waited(249).blockedIn(WaitCause.SOCKET));
        assertThat(activity()).isEqualTo(Activity.waiting(WaitCause.SOCKET));
        assertThat(feed.thread(7).lockWait()).isNull();

        java.entersMonitor(MONITOR, other);
        feed.look();
        assertThat(activity()).isEqualTo(Activity.waiting(WaitCause.MONITOR));
    }

    @Test
    void isNotThatOfALookThatComesLate() {
        feed.tick(Slice.fresh(7)).identify(java.entersMonitor(MONITOR, other)).look();
        feed.tick(Slice.of(7).ran(1).waited(249).blockedIn(WaitCause.SOCKET));
        feed.pass(-100).look().pass(100);
        assertThat(activity()).isEqualTo(Activity.waiting(WaitCause.SOCKET));
    }

    @Test
    void isTheRecentOneWhenTheJvmsLookMissedTheWait() {
        feed.tick(Slice.fresh(7)).identify(java.entersMonitor(MONITOR, other)).look();
        java.runs();
        feed.look().tick(Slice.of(7).ran(10).waited(240));
        assertThat(activity()).isEqualTo(Activity.waiting(WaitCause.MONITOR));
        assertThat(feed.thread(7).lockWait()).isNull();
    }

    @Test
    void ofAThreadThatIsCalledRunningInJavaCodeAndSleepsIsAClass() {
        sleepsThoughCalledRunning();
        assertThat(activity()).isEqualTo(Activity.waiting(WaitCause.OTHER));

        feed.frames(java.runs(), frames("com.acme.Shop.open")).look();

        assertThat(activity()).isEqualTo(Activity.waiting(WaitCause.CLASS_INIT));
    }

    @Test
    void ofAHousekeeperThatIsCalledRunningInNativeCodeIsItsIdleness() {
        sleepsThoughCalledRunning();
        StackFrame inNative = new StackFrame("java.lang.ref.Reference", "waitForList", null, StackFrame.NATIVE);

        feed.frames(java.runs(), List.of(inNative)).look();

        assertThat(activity()).isEqualTo(Activity.idleWorker());
    }

    private void sleepsThoughCalledRunning() {
        feed.tick(Slice.fresh(7)).identify(java.runs()).tick(Slice.of(7).ran(1).waited(249));
        feed.look().ticks(1).look().ticks(1).look();
    }

    @Test
    void isNotThatOfLongAgo() {
        feed.tick(Slice.fresh(7)).identify(java.entersMonitor(MONITOR, other)).look();
        java.runs();
        for (int i = 0; i < 9; i++) feed.tick(Slice.of(7).ran(250).runnable()).look();
        feed.tick(Slice.of(7).ran(100).waited(150));
        assertThat(activity()).isEqualTo(Activity.waiting(WaitCause.OTHER));
    }

    @Test
    void ofShortWaitsOfARunningThreadIsBookedToo() {
        feed.tick(Slice.fresh(7).runnable()).identify(java.sleeps()).look();
        feed.tick(Slice.of(7).ran(150).waited(100));
        assertThat(activity()).isEqualTo(Activity.RUNNING);
        assertThat(feed.thread(7).times().waitingNanos(WaitCause.SLEEP)).isEqualTo(100 * Feed.MILLI);
    }

    @Test
    void isStoppedForEveryThreadOfAStoppedProcess() {
        feed.tick(Slice.fresh(7)).identify(java.sleeps()).look().ticks(2);
        feed.processState('T').ticks(3);
        assertThat(activity()).isEqualTo(Activity.waiting(WaitCause.STOPPED));
        assertThat(feed.thread(7).timesAt(feed.now()).waitingNanos(WaitCause.STOPPED))
                .isEqualTo(2 * Feed.TICK);

        feed.processState('S').tick(Slice.of(7).ran(1).waited(249)).look();
        assertThat(activity()).isEqualTo(Activity.waiting(WaitCause.SLEEP));
    }

    @Test
    void isStoppedWhenATracerHoldsTheThread() {
        feed.tick(Slice.fresh(7).letter('t'));
        assertThat(activity()).isEqualTo(Activity.waiting(WaitCause.STOPPED));
    }

    @Test
    void ofAWorkerWithoutWorkIsItsIdleness() {
        feed.tick(Slice.fresh(7)).identify(java.parksOn(CONDITION, null)).look().ticks(2);
        assertThat(activity()).isEqualTo(Activity.waiting(WaitCause.CONDITION));

        feed.frames(java, JavaThread.idleStack()).tick();
        assertThat(activity()).isEqualTo(Activity.idleWorker());
        assertThat(feed.thread(7).frames()).isEqualTo(JavaThread.idleStack());
    }

    @Test
    void ofWhoWaitsWhereAnotherIsSeenToBorrowIsTheSameWithoutAStack() {
        LockId pool = JavaThread.lock("com.acme.Pool", 4);
        JavaThread other = JavaThread.of(8).waitsAt(pool);
        java.waitsAt(pool);
        feed.tick(Slice.fresh(7), Slice.fresh(8)).identify(java, other).look().ticks(2);
        assertThat(activity()).isEqualTo(Activity.waiting(WaitCause.CONDITION));

        feed.frames(
                other, JavaThread.frames("java.lang.Object.wait", "com.acme.Pool.borrow", "com.acme.Service.serve"));
        java.runs();
        feed.tick(Slice.of(7).ran(250).runnable()).look();
        java.waitsAt(pool);
        feed.tick(Slice.of(7).ran(1).waited(249)).look().tick();

        assertThat(activity()).isEqualTo(Activity.waiting(WaitCause.RESOURCE));
        assertThat(feed.thread(7).frames()).isEmpty();
        assertThat(feed.thread(7).isHeldUp()).isTrue();
    }

    @Test
    void ofAWorkerThatIsIdleAgainNeedsNoStack() {
        feed.tick(Slice.fresh(7)).identify(java.parksOn(CONDITION, null)).look().frames(java, JavaThread.idleStack());
        java.runs();
        feed.tick(Slice.of(7).ran(250).runnable()).look();
        java.parksOn(CONDITION, null);
        feed.tick(Slice.of(7).ran(1).waited(249)).look();
        assertThat(activity()).isEqualTo(Activity.idleWorker());
        assertThat(feed.thread(7).frames()).isEmpty();
    }
}
