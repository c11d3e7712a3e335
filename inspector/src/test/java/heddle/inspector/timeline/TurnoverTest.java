package heddle.inspector.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import heddle.inspector.model.Snapshot;
import heddle.inspector.model.Transitions;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnoverTest {
    private final Feed feed = new Feed().tick(Slice.fresh(1), Slice.fresh(2));
    private final Snapshot from = feed.snapshot();

    private Window window() {
        return new Window(from, feed.snapshot());
    }

    @Test
    void whatThreadsDidThatHaveEndedStaysInTheSumOfTheProcess() {
        feed.tick(Slice.of(1).ran(50).waited(200), Slice.of(2).ran(100).waited(150));
        feed.tickWithout(List.of(2));

        assertThat(window().processTransitions()).isEqualTo(new Transitions(2, 0, 2, 2));
        assertThat(window().processTimes().runningNanos()).isEqualTo(150 * Feed.MILLI);
        assertThat(window().processTimes().totalNanos()).isEqualTo(3 * Feed.TICK + Feed.TICK);
    }

    @Test
    void threadsThatWereThereWhenObservationBeganWereNotAdmittedInTheWindow() {
        assertThat(window().admitted()).isZero();
    }

    @Test
    void aThreadThatCameAndWentInsideTheWindowCountsBothWays() {
        feed.tick(Slice.fresh(3)).tickWithout(List.of(3));

        assertThat(window().admitted()).isEqualTo(1);
        assertThat(window().exited()).isEqualTo(1);
    }

    @Test
    void moreEndsAreCountedThanEndedThreadsAreKept() {
        for (int tid = 100; tid < 1100; tid++) feed.tick(Slice.fresh(tid)).tickWithout(List.of(tid));

        assertThat(window().exited()).isEqualTo(1000);
    }

    @Test
    void anIdThatIsUsedAgainIsAnotherThread() {
        feed.tick(Slice.fresh(2));

        assertThat(window().admitted()).isEqualTo(1);
        assertThat(window().exited()).isEqualTo(1);
    }
}
