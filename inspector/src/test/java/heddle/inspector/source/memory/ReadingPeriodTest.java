package heddle.inspector.source.memory;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ReadingPeriodTest {
    private static final long MILLI = 1_000_000;

    @Test
    void cheapReadsFollowEachOtherAtTheShortestPeriod() {
        assertThat(new ReadingPeriod(2000 * MILLI).after(3 * MILLI)).isEqualTo(2000 * MILLI);
    }

    @Test
    void threeGigabytesAreReadEveryTenSeconds() {
        assertThat(ReadingPeriod.USUAL.after(52 * MILLI)).isBetween(10_000 * MILLI, 11_000 * MILLI);
    }

    @Property
    void aReadNeverCostsHalfAPercentOfACore(
            @ForAll @LongRange(max = 60_000_000_000L) long cost,
            @ForAll @LongRange(min = 1, max = 60_000_000_000L) long shortest) {
        assertThat((double) cost / new ReadingPeriod(shortest).after(cost)).isLessThan(0.005);
    }
}
