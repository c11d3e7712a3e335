package heddle.inspector.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import heddle.inspector.view.Frame;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bytes for what happens most on the busiest screen; a slow link is what they are counted for. */
class ByteBudgetTest {

    private final FrameEncoder encoder = new FrameEncoder(new Palette(ColorDepth.ANSI_256, Theme.DARK), true);

    @ParameterizedTest(name = "{0}x{1}")
    @CsvSource({
        "80, 24, 5300, 150, 3500, 1400, 600",
        "120, 36, 12000, 150, 7600, 3500, 1000",
        "200, 60, 36000, 150, 25700, 12500, 1700",
        "400, 100, 81800, 150, 49000, 22900, 2800"
    })
    void framesStayWithinTheirBudget(
            int columns, int rows, int full, int selection, int scroll, int tick, int sweepTick) {
        Frame now = SampleScreen.live(columns, rows, 1, 0);
        assertThat(bytes(new Frame(0, 0), now)).as("full repaint").isLessThanOrEqualTo(full);
        assertThat(bytes(now, SampleScreen.live(columns, rows, 1, 0)))
                .as("unchanged")
                .isZero();
        assertThat(bytes(now, SampleScreen.live(columns, rows, 1, 1)))
                .as("selection moved")
                .isLessThanOrEqualTo(selection);
        assertThat(bytes(SampleScreen.scrolled(columns, rows, 0), SampleScreen.scrolled(columns, rows, 1)))
                .as("scrolled a row")
                .isLessThanOrEqualTo(scroll);
        assertThat(bytes(now, SampleScreen.live(columns, rows, 2, 0)))
                .as("a second on")
                .isLessThanOrEqualTo(tick);
        assertThat(bytes(SampleScreen.sweeping(columns, rows, 1), SampleScreen.sweeping(columns, rows, 2)))
                .as("a second on, sweeping")
                .isLessThanOrEqualTo(sweepTick);
    }

    private int bytes(Frame before, Frame after) {
        encoder.encode(before);
        return encoder.encode(after).length();
    }
}
