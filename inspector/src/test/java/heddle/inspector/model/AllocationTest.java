package heddle.inspector.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AllocationTest {
    private static final long SECOND = 1_000_000_000L;

    private final Allocation first = Allocation.first(1024, SECOND);

    @Test
    void whatWasToldOnceHasNoRate() {
        assertThat(first.isToldOnce()).isTrue();
        assertThat(first.kbPerSecond()).isEmpty();
    }

    @Test
    void theRateIsTheGrowthOverTheTimeBetweenTwoTellings() {
        Allocation later = first.then(5 * 1024, 3 * SECOND);

        assertThat(later.kbPerSecond()).hasValue(2);
        assertThat(later.then(11 * 1024, 5 * SECOND).kbPerSecondSince(later)).hasValue(3);
    }

    @Test
    void aThreadThatIsNotToldAgainAllocatesNothing() {
        Allocation idle = first.then(1024, 2 * SECOND);

        assertThat(idle.kbPerSecondSince(idle)).hasValue(0);
    }
}
