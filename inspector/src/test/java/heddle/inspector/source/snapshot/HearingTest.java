package heddle.inspector.source.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import heddle.agent.wire.AgentMessage;
import heddle.agent.wire.FrameEntry;
import heddle.agent.wire.LockEntry;
import heddle.agent.wire.RecordingState;
import heddle.agent.wire.ThreadEntry;
import heddle.agent.wire.ThreadFrames;
import heddle.agent.wire.VirtualEntry;
import heddle.agent.wire.WaitForm;
import heddle.inspector.model.JvmState;
import heddle.inspector.model.LockId;
import heddle.inspector.model.StackFrame;
import heddle.inspector.observation.CostMeasured;
import heddle.inspector.observation.EventsLost;
import heddle.inspector.observation.FramesSeen;
import heddle.inspector.observation.JvmThreads;
import heddle.inspector.observation.RecordingChanged;
import heddle.inspector.observation.SourceTrouble;
import heddle.inspector.observation.ThreadsIdentified;
import heddle.inspector.observation.VirtualThreads;
import heddle.inspector.source.Heard;
import heddle.inspector.source.attach.Identification;
import heddle.inspector.source.attach.TargetProcess;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class HearingTest {
    private static final long SECOND = 1_000_000_000L;

    private final Heard heard = new Heard();
    private final TargetProcess contained = new TargetProcess(5, 1, 1, 0, "x", null, Path.of("/proc/5"), false);
    private final Hearing hearing =
            new Hearing(contained, new Identification(new ThreadsIdentified(List.of()), 1, 20_000_000));
    private final long start = System.nanoTime();

    @Test
    void aThreadIsToldWithItsLockAndOwner() {
        LockEntry lock = new LockEntry("Inventory", 0x1f, 7, "holder");
        hear(threads(
                1, new ThreadEntry(9, "worker", Thread.State.BLOCKED, true, 5, 3, 4, lock, WaitForm.MONITOR_ENTER)));
        assertThat(heard.all(JvmThreads.class).get(0).threads())
                .containsExactly(new JvmThreads.Entry(
                        9,
                        "worker",
                        JvmState.BLOCKED,
                        true,
                        5,
                        3,
                        4,
                        JvmThreads.Form.MONITOR_ENTER,
                        new LockId("Inventory", 0x1f),
                        7,
                        "holder"));
    }

    @Test
    void aSleeperWaitsOnNothing() {
        hear(threads(1, sleeper()));
        JvmThreads.Entry entry = heard.all(JvmThreads.class).get(0).threads().get(0);
        assertThat(entry.form()).isEqualTo(JvmThreads.Form.NONE);
        assertThat(entry.lock()).isNull();
        assertThat(entry.ownerJavaId()).isEqualTo(-1);
    }

    @Test
    void aGapInTheSequenceIsCountedAsMissedSnapshots() {
        hear(threads(4));
        hear(threads(5));
        hear(threads(9));
        assertThat(heard.all(EventsLost.class)).extracting(EventsLost::samples).containsExactly(3L);
    }

    @Test
    void aSnapshotThatWasCutIsToldOnce() {
        hear(new AgentMessage.ThreadsSeen(1, 0, 0, 3000, List.of(sleeper())));
        hear(new AgentMessage.ThreadsSeen(2, 0, 0, 3000, List.of(sleeper())));
        assertThat(heard.all(SourceTrouble.class))
                .containsExactly(new SourceTrouble("snapshots", "a snapshot holds 1 of 3000 threads", false));
    }

    @Test
    void virtualThreadsAreToldWithTheirCarrier() {
        VirtualEntry entry = new VirtualEntry(40, "", Thread.State.WAITING, 12, null, WaitForm.PARK, List.of());
        hear(new AgentMessage.VirtualThreadsSeen(1, 2, 30_000, true, "monitors", List.of(entry)));
        VirtualThreads seen = heard.all(VirtualThreads.class).get(0);
        assertThat(seen.total()).isEqualTo(30_000);
        assertThat(seen.truncated()).isTrue();
        assertThat(seen.hidden()).isEqualTo("monitors");
        assertThat(seen.threads().get(0).carrierJavaId()).isEqualTo(12);
    }

    @Test
    void stacksAreToldWithThePauseTheyTook() {
        FrameEntry frame = new FrameEntry("Inventory", "reserve", "Inventory.java", 41);
        hear(new AgentMessage.FramesSeen(1, 77, List.of(new ThreadFrames(9, 3, 4, List.of(frame)))));
        FramesSeen seen = heard.all(FramesSeen.class).get(0);
        assertThat(seen.pauseNanos()).isEqualTo(77);
        assertThat(seen.threads().get(0).frames())
                .containsExactly(new StackFrame("Inventory", "reserve", "Inventory.java", 41));
    }

    @Test
    void theRepositoryIsWhereThisProcessFindsIt() {
        assertThat(hearing.repository()).isNotDone();
        hear(new AgentMessage.RecordingStatus(RecordingState.STARTED, "n", "/tmp/2025_5", "", 1_000_000));
        assertThat(hearing.repository()).isCompletedWithValue(Path.of("/proc/5/root/tmp/2025_5"));
        assertThat(heard.all(RecordingChanged.class))
                .containsExactly(new RecordingChanged(RecordingChanged.State.RUNNING, "", 1_000_000));
    }

    @Test
    void aRefusedRecordingHasNoRepository() {
        hear(new AgentMessage.RecordingStatus(RecordingState.REFUSED, "n", "", "disk nearly full", 0));
        assertThat(hearing.repository()).isCompletedExceptionally();
        assertThat(heard.all(RecordingChanged.class).get(0).reason()).isEqualTo("disk nearly full");
    }

    @Test
    void whatWeCostIsAddedToWhatTheAgentCosts() {
        hear(new AgentMessage.Cost(5, 2, 1_000_000));
        assertThat(heard.all(CostMeasured.class)).containsExactly(new CostMeasured(5, 3, 20_000_000));
    }

    @Test
    void aGoodbyeEndsTheSource() {
        assertThat(hearing.isOver()).isFalse();
        hear(new AgentMessage.Goodbye("no heartbeat for 5 s"));
        assertThat(hearing.isOver()).isTrue();
        assertThat(heard.all(SourceTrouble.class))
                .containsExactly(new SourceTrouble("snapshots", "the agent has left: no heartbeat for 5 s", true));
    }

    @Test
    void silenceIsToldOnceUntilTheAgentSpeaksAgain() {
        hearing.hear(threads(1), start, heard);
        hearing.checkSilence(start + 4 * SECOND, heard);
        assertThat(heard.has(SourceTrouble.class)).isFalse();
        hearing.checkSilence(start + 5 * SECOND, heard);
        hearing.checkSilence(start + 6 * SECOND, heard);
        assertThat(heard.all(SourceTrouble.class)).hasSize(1);
        hearing.hear(threads(2), start + 7 * SECOND, heard);
        hearing.checkSilence(start + 12 * SECOND, heard);
        assertThat(heard.all(SourceTrouble.class)).hasSize(2);
    }

    private void hear(AgentMessage message) {
        hearing.hear(message, start, heard);
    }

    private static AgentMessage.ThreadsSeen threads(long sequence, ThreadEntry... threads) {
        return new AgentMessage.ThreadsSeen(sequence, 10, 20, threads.length, List.of(threads));
    }

    private static ThreadEntry sleeper() {
        return new ThreadEntry(1, "main", Thread.State.TIMED_WAITING, false, 5, 0, 1, null, WaitForm.SLEEP);
    }
}
