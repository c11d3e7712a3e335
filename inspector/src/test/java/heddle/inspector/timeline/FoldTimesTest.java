package heddle.inspector.timeline;

import static heddle.inspector.timeline.JavaThread.lock;
import static org.assertj.core.api.Assertions.assertThat;

import heddle.inspector.model.Activity;
import heddle.inspector.model.LockId;
import heddle.inspector.model.Snapshot;
import heddle.inspector.model.ThreadControlBlock;
import heddle.inspector.model.Transitions;
import heddle.inspector.model.WaitCause;
import org.junit.jupiter.api.Test;

/** How the time of a thread is divided among the states. */
class FoldTimesTest {
    private static final LockId CONDITION =
            lock("java.util.concurrent.locks.AbstractQueuedSynchronizer$ConditionObject", 3);

    private final Feed feed = new Feed();
    private final JavaThread java = JavaThread.of(17);

    @Test
    void addUpToTheLifeOfTheThread() {
        feed.tick(Slice.fresh(7))
                .tick(Slice.of(7).ran(100).ready(30).waited(120))
                .ticks(3)
                .tick(Slice.of(7).ran(250).runnable())
                .tick(Slice.of(7).ran(10).ready(240).runnable())
                .tick(Slice.of(7).ran(10).ready(20).waited(220));
        ThreadControlBlock thread = feed.thread(7);

        assertThat(thread.times().runningNanos()).isEqualTo(370 * Feed.MILLI);
        assertThat(thread.times().readyNanos()).isEqualTo(290 * Feed.MILLI);
        assertThat(thread.times().totalNanos()).isEqualTo(thread.asOfNanos() - thread.firstSeenNanos());
    }

    @Test
    void moveFromWaitingToReadyWhenAQueueWaitTurnsOutLate() {
        feed.tick(Slice.fresh(7).blockedIn(WaitCause.SOCKET))
                .tick(Slice.of(7).ran(50).waited(200).blockedIn(WaitCause.SOCKET))
                .tick(Slice.of(7).ran(150).ready(100).corrected(80).runnable());

        ThreadControlBlock thread = feed.thread(7);

        assertThat(thread.times().readyNanos()).isEqualTo(180 * Feed.MILLI);
        assertThat(thread.times().waitingNanos(WaitCause.SOCKET)).isEqualTo(120 * Feed.MILLI);
        assertThat(thread.times().totalNanos()).isEqualTo(500 * Feed.MILLI);
    }

    @Test
    void ofACorrectionComeFromTheWaitBeforeAndNeverFromTheNewOne() {
        feed.tick(Slice.fresh(7).blockedIn(WaitCause.SOCKET))
                .tick(Slice.of(7).ran(50).waited(200).blockedIn(WaitCause.SOCKET))
                .tick(Slice.of(7).ran(10).ready(20).waited(220).corrected(80).blockedIn(WaitCause.PIPE));

        ThreadControlBlock thread = feed.thread(7);

        assertThat(thread.times().waitingNanos(WaitCause.SOCKET)).isEqualTo(120 * Feed.MILLI);
        assertThat(thread.times().waitingNanos(WaitCause.PIPE)).isEqualTo(220 * Feed.MILLI);
    }

    @Test
    void ofAWindowNeverExceedIt() {
        feed.tick(Slice.fresh(7)).ticks(8);
        Snapshot from = feed.snapshot();
        feed.identify(java.parksOn(CONDITION, null)).look().ticks(2).frames(java, JavaThread.idleStack());
        Snapshot to = feed.ticks(4).snapshot();

        Window window = new Window(from, to);

        assertThat(window.times(feed.thread(7)).totalNanos()).isEqualTo(window.nanos());
    }

    @Test
    void ofAKernelThatDoesNotCountReadyAreRunningAndWaiting() {
        feed.tick(Slice.fresh(7).ready(-1).runnable())
                .tick(Slice.of(7).ran(100).ready(-1).waited(150).runnable());

        ThreadControlBlock thread = feed.thread(7);

        assertThat(thread.readyKnown()).isFalse();
        assertThat(thread.activity()).isEqualTo(Activity.RUNNING);
        assertThat(thread.times().totalNanos()).isEqualTo(Feed.TICK);
    }

    @Test
    void includeTheArrowsTaken() {
        feed.tick(Slice.fresh(7))
                .tick(Slice.of(7).ran(1).waited(249))
                .tick(Slice.of(7).ran(1).waited(249));

        assertThat(feed.thread(7).transitions()).isEqualTo(new Transitions(2, 0, 2, 2));
    }
}
