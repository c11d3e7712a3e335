package heddle.samples.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class IntervalsTest {

    private final Intervals intervals = new Intervals(4);

    @Test
    void countsOnlyWhatLiesInTheWindow() {
        intervals.add(0, 10);
        intervals.add(20, 30);
        intervals.add(40, 50);

        assertThat(intervals.nanosDuring(new Window(5, 45))).isEqualTo(5 + 10 + 5);
    }

    @Test
    void countsAnOpenSpanToTheEndOfTheWindow() {
        intervals.open(20);

        assertThat(intervals.nanosDuring(new Window(5, 45))).isEqualTo(25);
    }

    @Test
    void ignoresAnOpenSpanThatBeganAfterTheWindow() {
        intervals.open(50);

        assertThat(intervals.during(new Window(5, 45))).isEmpty();
    }

    @Test
    void closesTheOpenSpan() {
        intervals.open(20);
        intervals.close(30);

        assertThat(intervals.during(new Window(5, 45))).containsExactly(new Interval(20, 30));
    }

    @Test
    void forgetsADiscardedSpan() {
        intervals.open(20);
        intervals.discard();

        assertThat(intervals.during(new Window(5, 45))).isEmpty();
    }

    @Test
    void doesNotCountTwiceASpanSeenBetweenItsClosingAndTheNextOpening() {
        intervals.open(20);
        intervals.add(20, 30);

        assertThat(intervals.during(new Window(5, 45))).containsExactly(new Interval(20, 30));
    }

    @Test
    void answersFromTheRingAfterItHasGoneRound() {
        for (int start = 0; start < 100; start += 10) {
            intervals.add(start, start + 5);
        }

        assertThat(intervals.nanosDuring(new Window(76, 95))).isEqualTo(10);
    }

    @Test
    void refusesAWindowThatIsOlderThanTheRing() {
        for (int start = 0; start < 100; start += 10) {
            intervals.add(start, start + 5);
        }

        assertThatThrownBy(() -> intervals.during(new Window(10, 95))).hasMessageContaining("older");
    }
}
