package heddle.inspector.timeline;

import static heddle.inspector.timeline.JavaThread.lock;
import static org.assertj.core.api.Assertions.assertThat;

import heddle.inspector.model.Activity;
import heddle.inspector.model.LockId;
import heddle.inspector.model.ThreadControlBlock;
import heddle.inspector.model.WaitCause;
import org.junit.jupiter.api.Test;

/** A thread to which nothing happens. */
class FoldQuietTest {
    private static final LockId MONITOR = lock("com.acme.Shop", 1);

    private final Feed feed = new Feed();
    private final JavaThread java = JavaThread.of(17);
    private final JavaThread other = JavaThread.of(18);

    private Activity activity() {
        return feed.thread(7).activity();
    }

    @Test
    void keepsItsBlockAndItsWaitingGrows() {
        feed.tick(Slice.fresh(7)).identify(java.waitsAt(MONITOR)).look().ticks(4);
        ThreadControlBlock before = feed.thread(7);

        for (int second = 0; second < 5; second++) feed.ticks(4).look();

        assertThat(feed.thread(7)).isSameAs(before);
        assertThat(before.timesAt(feed.now()).waitingNanos(WaitCause.CONDITION)).isEqualTo(6_000 * Feed.MILLI);
        assertThat(before.stripAt(feed.now()).length()).isEqualTo(6);
    }

    @Test
    void keepsItsBlockWhenAnotherIsIdentified() {
        feed.tick(Slice.fresh(7), Slice.fresh(8))
                .identify(java.waitsAt(MONITOR))
                .look()
                .ticks(4);
        ThreadControlBlock before = feed.thread(7);

        feed.identify(other).tick().look();

        assertThat(feed.thread(7)).isSameAs(before);
    }

    @Test
    void keepsTheCauseOfTimeThatPassedBeforeTheCauseWasKnown() {
        feed.tick(Slice.fresh(7)).ticks(4).identify(java.sleeps()).look().ticks(4);

        ThreadControlBlock thread = feed.thread(7);

        assertThat(thread.timesAt(feed.now()).waitingNanos(WaitCause.OTHER)).isEqualTo(4 * Feed.TICK);
        assertThat(thread.timesAt(feed.now()).waitingNanos(WaitCause.SLEEP)).isEqualTo(4 * Feed.TICK);
    }

    @Test
    void waitsAfterItsLastSliceAlthoughThatWasMostlyRunning() {
        feed.tick(Slice.fresh(7).runnable()).tick(Slice.of(7).ran(200).waited(50));
        assertThat(activity()).isEqualTo(Activity.RUNNING);

        feed.ticks(3);

        assertThat(activity().isWaiting()).isTrue();
        assertThat(feed.thread(7).timesAt(feed.now()).waitingNanos()).isEqualTo(800 * Feed.MILLI);
    }
}
