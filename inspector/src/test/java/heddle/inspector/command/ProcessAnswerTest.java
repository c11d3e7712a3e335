package heddle.inspector.command;

import static org.assertj.core.api.Assertions.assertThat;

import heddle.inspector.model.Block;
import heddle.inspector.model.Snapshots;
import heddle.inspector.model.WaitCause;
import heddle.inspector.timeline.Window;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessAnswerTest {
    @Test
    void aProcessThatEndedBeforeItWasReadIsNullWithAReason() {
        Window window = new Window(Snapshots.at(0), Snapshots.at(1_000_000_000));

        assertThat(new ProcessAnswer(window).json(List.of()).map())
                .containsEntry("pcb", null)
                .containsEntry("signals", null)
                .extractingByKey("unavailable")
                .asString()
                .contains("pcb=it ended before it was read");
    }

    @Test
    void everyThreadIsInOneStateAndEveryWaitingOneHasACause() {
        Window window = new Window(
                Snapshots.at(0),
                Snapshots.at(
                        1_000_000_000,
                        Block.of(1).waiting(WaitCause.POLL).build(),
                        Block.of(2).waiting(WaitCause.POLL).build(),
                        Block.of(3).waiting(WaitCause.MONITOR).build(),
                        Block.of(4).build()));

        assertThat(new ProcessAnswer(window).json(List.of()).map().get("census"))
                .hasToString("{NEW=0, READY=0, RUNNING=1, WAITING=3, by_cause={MONITOR=1, POLL=2}, virtual=null}");
    }
}
