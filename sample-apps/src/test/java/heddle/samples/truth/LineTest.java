package heddle.samples.truth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LineTest {

    @Test
    void keepsTheOrderOfItsFields() {
        Line line = Line.thread("worker-1").put("state", "WAITING").put("cause", "MONITOR");

        assertThat(line).hasToString("EXPECT thread=worker-1 state=WAITING cause=MONITOR");
    }

    @Test
    void quotesWhatHasSpacesOrQuotes() {
        Line line = Line.thread("a \"b\" \\c");

        assertThat(line).hasToString("EXPECT thread=\"a \\\"b\\\" \\\\c\"");
    }

    @Test
    void putsBoundsAroundItsOwnFigure() {
        assertThat(Line.lock("L").about("lost_per_s", 3.5, 0.25, 1))
                .hasToString("EXPECT lock=L lost_per_s=3.25..4.50~3.50");
    }

    @Test
    void keepsSharesBetweenNothingAndAll() {
        Line line = Line.thread("t").percent("running", 2, 3, 3).percent("waiting", 98, 3, 3);

        assertThat(line).hasToString("EXPECT thread=t running=0.00..5.00~2.00 waiting=95.00..100.00~98.00");
    }

    @Test
    void namesTheMembersOfADeadlock() {
        Line line = Line.deadlock().put("threads", List.of("a", "b"));

        assertThat(line).hasToString("EXPECT deadlock threads=a,b");
    }
}
