package heddle.inspector.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import heddle.inspector.model.SourceStatus;
import heddle.inspector.observation.CostMeasured;
import heddle.inspector.observation.EventsLost;
import heddle.inspector.observation.RecordingCaughtUp;
import heddle.inspector.observation.RecordingChanged;
import heddle.inspector.observation.RecordingChanged.State;
import heddle.inspector.observation.SourceTrouble;
import org.junit.jupiter.api.Test;

class StatusTest {
    private final Feed feed = new Feed().tick(Slice.fresh(7));

    private SourceStatus status() {
        return feed.snapshot().sources();
    }

    @Test
    void nothingIsKnownBeforeASourceSpeaks() {
        assertThat(status().minWaitNanos()).isEqualTo(-1);
        assertThat(status().targetCpuNanos()).isEqualTo(-1);
        assertThat(status().snapshotAtNanos()).isZero();
        assertThat(status().recordedUpToNanos()).isZero();
    }

    @Test
    void lossesAddUp() {
        feed.tell(new EventsLost(3, 1, "")).tell(new EventsLost(4, 2, ""));
        assertThat(status().lostEvents()).isEqualTo(7);
        assertThat(status().lostSamples()).isEqualTo(3);
    }

    @Test
    void theThresholdIsKnownWhileTheRecordingRuns() {
        feed.tell(new RecordingChanged(State.RUNNING, "", 1_000_000));
        assertThat(status().minWaitNanos()).isEqualTo(1_000_000);
        feed.tell(new RecordingChanged(State.STOPPED, "the disk is full", 0));
        assertThat(status().minWaitNanos()).isEqualTo(-1);
        assertThat(status().unavailable()).containsEntry("recording", "the disk is full");
        feed.tell(new RecordingChanged(State.RUNNING, "", 10_000_000));
        assertThat(status().unavailable()).doesNotContainKey("recording");
    }

    @Test
    void theRecordingNeverCatchesUpBackwards() {
        feed.tell(new RecordingCaughtUp(50)).tell(new RecordingCaughtUp(40));
        assertThat(status().recordedUpToNanos()).isEqualTo(50);
    }

    @Test
    void aTroubleIsShownUnderItsSource() {
        feed.tell(new SourceTrouble("procfs", "this kernel does not count the run queue", false));
        assertThat(status().unavailable()).containsEntry("procfs", "this kernel does not count the run queue");
    }

    @Test
    void theCostIsThatToldLast() {
        feed.tell(new CostMeasured(100, 2, 30)).tell(new CostMeasured(150, 3, 30));
        assertThat(status().targetCpuNanos()).isEqualTo(150);
        assertThat(status().pauses()).isEqualTo(3);
        assertThat(status().longestPauseNanos()).isEqualTo(30);
    }

    @Test
    void theMomentOfTheJvmsLastLookIsKnown() {
        feed.look();
        assertThat(status().snapshotAtNanos()).isEqualTo(feed.now());
    }

    @Test
    void aSilentJvmThatSpeaksAgainIsNoTroubleAnyMore() {
        feed.tell(new SourceTrouble("snapshots", "no snapshot for 5 s", false));
        assertThat(status().unavailable()).containsKey("snapshots");
        feed.look();
        assertThat(status().unavailable()).doesNotContainKey("snapshots");
    }

    @Test
    void anAgentThatHasLeftStaysUnavailable() {
        feed.look().tell(new SourceTrouble("snapshots", "the agent has left", true));
        assertThat(status().unavailable()).containsEntry("snapshots", "the agent has left");
    }

    @Test
    void waitsAreNotMeasuredOnceTheRecordingCannotBeRead() {
        feed.tell(new RecordingChanged(State.RUNNING, "", 1_000_000));
        feed.tell(new SourceTrouble("recording", "an event could not be read", false));
        assertThat(status().minWaitNanos()).isEqualTo(1_000_000);
        feed.tell(new SourceTrouble("recording", "the recorder's files cannot be read", true));
        assertThat(status().minWaitNanos()).isEqualTo(-1);
    }
}
