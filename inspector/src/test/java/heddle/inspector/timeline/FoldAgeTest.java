package heddle.inspector.timeline;

import static heddle.inspector.timeline.JavaThread.lock;
import static org.assertj.core.api.Assertions.assertThat;

import heddle.inspector.model.Activity;
import heddle.inspector.model.LockId;
import heddle.inspector.model.WaitCause;
import org.junit.jupiter.api.Test;

/** How long a thread is in its state. */
class FoldAgeTest {
    private static final LockId MONITOR = lock("com.acme.Shop", 1);
    private static final LockId REENTRANT = lock("java.util.concurrent.locks.ReentrantLock$NonfairSync", 2);
    private static final LockId CONDITION =
            lock("java.util.concurrent.locks.AbstractQueuedSynchronizer$ConditionObject", 3);

    private final Feed feed = new Feed();
    private final JavaThread java = JavaThread.of(17);
    private final JavaThread other = JavaThread.of(18);

    private Activity activity() {
        return feed.thread(7).activity();
    }

    @Test
    void ofAWaitOutlastsSpuriousWakeUps() {
        feed.tick(Slice.fresh(7)).identify(java.parksOn(REENTRANT, other)).look();
        for (int i = 0; i < 8; i++) feed.tick(Slice.of(7).ran(1).waited(249)).look();
        assertThat(feed.ageMillis(7)).isEqualTo(2000);
    }

    @Test
    void beginsAnewWithAnotherWait() {
        feed.tick(Slice.fresh(7))
                .identify(java.parksOn(REENTRANT, other))
                .look()
                .ticks(40)
                .look();
        java.parksOn(REENTRANT, other);
        feed.tick(Slice.of(7).ran(1).waited(249)).look();
        assertThat(feed.ageMillis(7)).isZero();
    }

    @Test
    void beginsAnewAlsoWhenTheJvmsLookComesBeforeTheKernels() {
        feed.tick(Slice.fresh(7))
                .identify(java.parksOn(REENTRANT, other))
                .look()
                .ticks(40)
                .look();
        java.parksOn(REENTRANT, other);
        feed.pass(100).look();
        assertThat(feed.ageMillis(7)).isZero();
        feed.tick(Slice.of(7).ran(1).waited(349)).look();
        assertThat(feed.ageMillis(7)).isLessThanOrEqualTo(250);
    }

    @Test
    void doesNotBeginAnewWhenOnlyMoreIsKnown() {
        feed.tick(Slice.fresh(7))
                .ticks(4)
                .identify(java.parksOn(CONDITION, null))
                .look()
                .ticks(4);
        feed.frames(java, JavaThread.idleStack()).tick();
        assertThat(activity()).isEqualTo(Activity.idleWorker());
        assertThat(feed.ageMillis(7)).isEqualTo(2250);
    }

    @Test
    void doesNotBeginAnewWhenTheJvmExplainsAWaitThatTheKernelSaw() {
        feed.tick(Slice.fresh(7).runnable())
                .identify(java)
                .look()
                .tick(Slice.of(7).ran(20).waited(230));
        java.entersMonitor(MONITOR, other);
        feed.ticks(3).look();
        assertThat(activity()).isEqualTo(Activity.waiting(WaitCause.MONITOR));
        assertThat(feed.ageMillis(7)).isEqualTo(750);
    }

    @Test
    void ofAWaitInTheKernelBeginsWhenTheThreadLastRan() {
        feed.tick(Slice.fresh(7)).identify(java).look().ticks(4);
        feed.tick(Slice.of(7).ran(1).waited(249).blockedIn(WaitCause.SOCKET)).ticks(2);
        assertThat(feed.ageMillis(7)).isEqualTo(500);
    }

    @Test
    void ofAMonitorAfterASocketIsThatOfTheMonitor() {
        feed.tick(Slice.fresh(7).blockedIn(WaitCause.SOCKET))
                .identify(java)
                .look()
                .ticks(40)
                .look();
        java.entersMonitor(MONITOR, other);
        feed.tick(Slice.of(7).ran(1).waited(249)).look();
        assertThat(feed.ageMillis(7)).isZero();
    }

    @Test
    void ofLateCountsIsNotThatOfAWakeUp() {
        feed.tick(Slice.fresh(7).blockedIn(WaitCause.SOCKET)).ticks(4);
        feed.tick(Slice.of(7).waited(250).blockedIn(WaitCause.SOCKET));
        assertThat(feed.ageMillis(7)).isEqualTo(1250);
    }
}
