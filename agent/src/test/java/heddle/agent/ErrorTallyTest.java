package heddle.agent;

import static org.assertj.core.api.Assertions.assertThat;

import heddle.agent.wire.AgentMessage;
import heddle.agent.wire.AgentMessage.Trouble;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ErrorTallyTest {

    private final List<AgentMessage> told = new ArrayList<>();
    private final ErrorTally tally = new ErrorTally(told::add);

    @Test
    void aKindOfTroubleIsToldAtEachPowerOfTwo() {
        for (int i = 0; i < 9; i++) {
            tally.note("snapshot", "no luck");
        }

        assertThat(told)
                .containsExactly(
                        new Trouble("snapshot", "no luck", 1),
                        new Trouble("snapshot", "no luck", 2),
                        new Trouble("snapshot", "no luck", 4),
                        new Trouble("snapshot", "no luck", 8));
    }

    @Test
    void kindsAreBounded() {
        for (int i = 0; i < 1000; i++) {
            tally.note("snapshot", "number " + i);
        }

        assertThat(told).hasSize(ErrorTally.MAX_KINDS + 10);
        assertThat(told.get(told.size() - 1))
                .isEqualTo(new Trouble("more", "further kinds of trouble, not told apart", 512));
    }
}
