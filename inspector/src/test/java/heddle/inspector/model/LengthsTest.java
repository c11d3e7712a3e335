package heddle.inspector.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LengthsTest {
    private static final Lengths SOME = of(Map.of(10L, 98L, 1000L, 2L));

    private static Lengths of(Map<Long, Long> counts) {
        return new Lengths(new TreeMap<>(counts));
    }

    @Test
    void aPercentileIsTheLengthThatSoManyDoNotExceed() {
        assertThat(SOME.percentile(50)).isEqualTo(10);
        assertThat(SOME.percentile(98)).isEqualTo(10);
        assertThat(SOME.percentile(99)).isEqualTo(1000);
    }

    @Test
    void ofNothingAllIsZero() {
        assertThat(Lengths.NONE.percentile(50)).isZero();
        assertThat(Lengths.NONE.max()).isZero();
    }

    @Test
    void whatHasComeSinceIsTheDifference() {
        assertThat(SOME.minus(of(Map.of(10L, 98L)))).isEqualTo(of(Map.of(1000L, 2L)));
        assertThat(SOME.plus(SOME).minus(SOME)).isEqualTo(SOME);
    }
}
