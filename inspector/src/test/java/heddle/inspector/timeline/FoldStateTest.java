package heddle.inspector.timeline;

import static heddle.inspector.timeline.JavaThread.frames;
import static org.assertj.core.api.Assertions.assertThat;

import heddle.inspector.model.Activity;
import heddle.inspector.model.ReadyCause;
import heddle.inspector.observation.StackSampled;
import org.junit.jupiter.api.Test;

/** The state of a thread. */
class FoldStateTest {
    private final Feed feed = new Feed();
    private final JavaThread java = JavaThread.of(17);

    private Activity activity() {
        return feed.thread(7).activity();
    }

    @Test
    void isThatWithTheLargerPartOfTheTick() {
        feed.tick(Slice.fresh(7).runnable());
        assertThat(activity()).isEqualTo(Activity.RUNNING);
        assertThat(feed.tick(Slice.of(7).ran(100).ready(150).runnable())
                        .thread(7)
                        .activity())
                .isEqualTo(Activity.READY);
        assertThat(feed.tick(Slice.of(7).ran(130).ready(120).runnable())
                        .thread(7)
                        .activity())
                .isEqualTo(Activity.RUNNING);
        assertThat(feed.tick(Slice.of(7).ran(60).ready(60).waited(130))
                        .thread(7)
                        .activity()
                        .isWaiting())
                .isTrue();
    }

    @Test
    void ofAReadyThreadHasTheCauseThatExplainsHalfOfIt() {
        Slice queued = Slice.of(7).ran(50).ready(200).runnable();
        feed.tick(Slice.fresh(7).runnable());
        assertThat(feed.tick(queued).thread(7).activity()).isEqualTo(Activity.ready(ReadyCause.CPU));
        assertThat(feed.throttled(99).tick(queued).thread(7).activity()).isEqualTo(Activity.ready(ReadyCause.CPU));
        assertThat(feed.throttled(0).tick(queued).thread(7).activity()).isEqualTo(Activity.ready(ReadyCause.CPU));
        assertThat(feed.throttled(100).tick(queued).thread(7).activity())
                .isEqualTo(Activity.ready(ReadyCause.THROTTLED));
        assertThat(feed.throttled(0).tick(queued).thread(7).activity())
                .as("a stop may have been counted a tick too late")
                .isEqualTo(Activity.ready(ReadyCause.THROTTLED));
        assertThat(feed.throttled(0).stolen(0.4).tick(queued).thread(7).activity())
                .isEqualTo(Activity.ready(ReadyCause.STOLEN));
        assertThat(feed.stolen(0.39).tick(queued).thread(7).activity()).isEqualTo(Activity.ready(ReadyCause.CPU));
    }

    @Test
    void ofAStarvedThreadLeavesItsOpenQueueWaitUncertain() {
        feed.tick(Slice.fresh(7));
        assertThat(feed.tick(Slice.of(7).ran(10).ready(20).waited(220))
                        .thread(7)
                        .uncertainNanos())
                .isZero();
        assertThat(feed.tick(Slice.of(7).ran(30).ready(20).waited(200).runnable())
                        .thread(7)
                        .uncertainNanos())
                .isZero();
        assertThat(feed.tick(Slice.of(7).ran(10).ready(20).waited(220).runnable())
                        .thread(7)
                        .uncertainNanos())
                .isEqualTo(220 * Feed.MILLI);
    }

    @Test
    void ofARunningThreadDoesNotChangeWhenTheJvmLooks() {
        feed.tick(Slice.fresh(7).runnable())
                .identify(java)
                .tick(Slice.of(7).ran(250).runnable())
                .look();
        assertThat(activity()).isEqualTo(Activity.RUNNING);

        feed.tell(new StackSampled(feed.now(), 17, frames("com.acme.Shop.sell")))
                .tick(Slice.of(7).ran(250).runnable());
        assertThat(activity()).isEqualTo(Activity.RUNNING);
        feed.look();
        assertThat(activity()).isEqualTo(Activity.RUNNING);
        assertThat(feed.ageMillis(7)).isEqualTo(500);
    }

    @Test
    void ofAThreadThatGetsNoCpuIsReadySinceItWantedOne() {
        feed.tick(Slice.fresh(7))
                .ticks(40)
                .tick(Slice.of(7).ready(200).waited(50).runnable());
        assertThat(activity()).isEqualTo(Activity.READY);
        assertThat(feed.ageMillis(7)).isLessThanOrEqualTo(250);
    }
}
