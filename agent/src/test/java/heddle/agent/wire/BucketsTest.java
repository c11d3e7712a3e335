package heddle.agent.wire;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.assertj.core.data.Percentage;

class BucketsTest {

    @Property
    void theMiddleIsNearEveryLengthOfItsClass(@ForAll @LongRange(min = 1024, max = 137_000_000_000L) long nanos) {
        assertThat(Buckets.middleNanos(Buckets.of(nanos))).isCloseTo(nanos, Percentage.withPercentage(6.7));
    }

    @Property
    void theMiddleOfAClassIsInIt(@ForAll @IntRange(min = 0, max = Buckets.COUNT - 1) int bucket) {
        assertThat(Buckets.of(Buckets.middleNanos(bucket))).isEqualTo(bucket);
    }

    @Property
    void everyLengthHasAClass(@ForAll long nanos) {
        assertThat(Buckets.of(nanos)).isBetween(0, Buckets.COUNT - 1);
    }
}
