package heddle.inspector.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heddle.inspector.model.Snapshot;
import heddle.inspector.model.Snapshots;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PastTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long TICK = SECOND / 4;
    private static final long NOW = 100 * SECOND;

    private static Past of(double seconds) {
        List<Snapshot> moments = new ArrayList<>();
        for (long at = NOW - (long) (seconds * SECOND); at <= NOW; at += TICK) moments.add(Snapshots.at(at));
        return new Past(moments);
    }

    @Test
    void aPastWithoutAPresentIsNone() {
        assertThatThrownBy(() -> new Past(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theMomentsOfTheLastSecondsIncludeBothEnds() {
        assertThat(of(10).within(SECOND))
                .extracting(Snapshot::atNanos)
                .containsExactly(NOW - 4 * TICK, NOW - 3 * TICK, NOW - 2 * TICK, NOW - TICK, NOW);
        assertThat(of(1).within(5 * SECOND)).hasSize(5);
    }

    @Test
    void oneMomentASecondIsChosenFromTheNewestOn() {
        assertThat(of(10).secondsWithin(2 * SECOND))
                .extracting(Snapshot::atNanos)
                .containsExactly(NOW, NOW - SECOND, NOW - 2 * SECOND);
        assertThat(of(0).secondsWithin(2 * SECOND)).hasSize(1);
    }

    @Test
    void theLastWindowIsAtLeastSoLongWhereThePastIs() {
        assertThat(of(10).last(3 * SECOND).nanos()).isEqualTo(3 * SECOND);
        assertThat(of(10).last(3 * SECOND - 1).nanos()).isEqualTo(3 * SECOND);
        assertThat(of(2).last(3 * SECOND).nanos()).isEqualTo(2 * SECOND);
    }

    @Test
    void spellsEndNowAndUpToTwiceTheirLengthAgo() {
        assertThat(of(20).spells(3 * SECOND))
                .extracting(spell -> (NOW - spell.to().atNanos()) / TICK)
                .containsExactly(0L, 4L, 8L, 12L, 16L, 20L);
    }

    @Test
    void aShortPastHasFewerSpellsAndATooShortOneNone() {
        assertThat(of(4).spells(3 * SECOND)).hasSize(2);
        assertThat(of(2.75).spells(3 * SECOND)).isEmpty();
    }

    @Test
    void aPastEndsWithWhatIsKnownBetterNow() {
        Past past = of(10).endingWith(Snapshots.at(NOW - SECOND));

        assertThat(past.now().atNanos()).isEqualTo(NOW - SECOND);
        assertThat(past.moments()).hasSize(37);
    }

    @Property(tries = 100)
    void everySpellIsWholeAndHardlyLonger(
            @ForAll @IntRange(max = 120) int ticks, @ForAll @IntRange(min = 1, max = 40) int length) {
        long nanos = length * TICK;
        of(ticks / 4.0).spells(nanos).forEach(spell -> assertThat(spell.nanos()).isEqualTo(nanos));
    }
}
