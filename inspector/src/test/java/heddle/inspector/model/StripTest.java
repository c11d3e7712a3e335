package heddle.inspector.model;

import static org.assertj.core.api.Assertions.assertThat;

import heddle.inspector.model.Strip.Cell;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StripTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void theNewestCellIsTheLast() {
        Strip strip = Strip.EMPTY.append(Cell.RUNNING).append(Cell.LOCK);

        assertThat(strip.at(0)).isEqualTo(Cell.LOCK);
        assertThat(strip.at(1)).isEqualTo(Cell.RUNNING);
        assertThat(strip.at(2)).isEqualTo(Cell.UNKNOWN);
    }

    @Property
    void aStripForgetsWhatIsOlderThanItsCapacity(@ForAll @IntRange(max = 300) int seconds) {
        Strip strip = Strip.EMPTY.append(Cell.LOCK);
        for (int i = 0; i < seconds; i++) {
            strip = strip.append(Cell.RUNNING);
        }

        assertThat(strip.length()).isEqualTo(Math.min(Strip.CAPACITY, seconds + 1));
        assertThat(strip.at(seconds)).isEqualTo(seconds < Strip.CAPACITY ? Cell.LOCK : Cell.UNKNOWN);
    }

    @Property
    void aStripGrowsByWholeSeconds(
            @ForAll @IntRange(max = 400) int seconds, @ForAll @IntRange(max = 999_999_999) int nanos) {
        Strip strip = Strip.startingAt(50 * SECOND).append(Cell.RUNNING);

        Strip later = strip.until(51 * SECOND + seconds * SECOND + nanos, Cell.PARK);

        assertThat(later.length()).isEqualTo(Math.min(Strip.CAPACITY, seconds + 1));
        assertThat(later.at(0)).isEqualTo(seconds == 0 ? Cell.RUNNING : Cell.PARK);
        assertThat(later.until(52 * SECOND + seconds * SECOND, Cell.LOCK).at(0)).isEqualTo(Cell.LOCK);
    }

    @Test
    void aStripWithoutATimeDoesNotGrow() {
        Strip strip = Strip.EMPTY.append(Cell.RUNNING);

        assertThat(strip.until(9 * SECOND, Cell.PARK)).isSameAs(strip);
    }

    @ParameterizedTest
    @CsvSource({"900, 100, LOCK", "901, 99, RUNNING", "0, 1000, LOCK"})
    void aTenthOfLockTimeWins(long running, long locked, Cell cell) {
        StateTimes second = StateTimes.ZERO.plus(running, 0, locked, WaitCause.MONITOR);

        assertThat(Cell.of(second)).isEqualTo(cell);
    }

    @Test
    void lockTimeOfAllKindsAddsUp() {
        StateTimes second = StateTimes.ZERO.plus(900, 0, 50, WaitCause.MONITOR).plusWaiting(WaitCause.FILE_LOCK, 50);

        assertThat(Cell.of(second)).isEqualTo(Cell.LOCK);
    }

    @Test
    void otherwiseTheLargestPartWins() {
        StateTimes second =
                StateTimes.ZERO.plus(300, 200, 400, WaitCause.SOCKET).plusWaiting(WaitCause.SLEEP, 100);

        assertThat(Cell.of(second)).isEqualTo(Cell.IO);
    }

    @Test
    void aSecondWithoutTimeIsUnknown() {
        assertThat(Cell.of(StateTimes.ZERO)).isEqualTo(Cell.UNKNOWN);
    }

    @ParameterizedTest
    @EnumSource
    void aSecondOfOneCauseIsThatCausesCell(WaitCause cause) {
        assertThat(Cell.of(StateTimes.ZERO.plusWaiting(cause, SECOND)))
                .isEqualTo(Cell.of(Activity.waiting(cause)))
                .isEqualTo(Cell.of(cause));
    }
}
