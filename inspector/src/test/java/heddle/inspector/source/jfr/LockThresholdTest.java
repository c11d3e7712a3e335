package heddle.inspector.source.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LockThresholdTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long MILLI = 1_000_000L;

    private final LockThreshold threshold = new LockThreshold();

    @Test
    void fiveThousandEventsASecondAreBorne() {
        assertThat(raisesIn(60, 5_000)).isEmpty();
    }

    @Test
    void aBurstThatIsFewOverTenSecondsIsBorne() {
        List<Long> raises = raisesIn(1, 45_000);
        raises.addAll(raisesIn(30, 100));
        assertThat(raises).isEmpty();
    }

    @Test
    void moreRaiseItInStepsUpToHalfASecond() {
        assertThat(raisesIn(60, 6_000)).containsExactly(10 * MILLI, 20 * MILLI, 100 * MILLI, 500 * MILLI);
    }

    @Test
    void eachStepIsGivenTimeToWork() {
        assertThat(raisesIn(9, 6_000)).containsExactly(10 * MILLI);
    }

    @Test
    void theRateIsTheMeanOfTheLastTenSeconds() {
        EventRate rate = new EventRate();
        for (int second = 0; second < 20; second++) rate.add(second * SECOND, second < 10 ? 1_000 : 200);
        assertThat(rate.perSecond()).isEqualTo(200);
        rate.clear();
        assertThat(rate.perSecond()).isZero();
    }

    private List<Long> raisesIn(int seconds, long eventsPerSecond) {
        List<Long> raises = new ArrayList<>();
        for (int second = 0; second < seconds; second++) {
            threshold.count(second * SECOND, eventsPerSecond).ifPresent(raises::add);
        }
        return raises;
    }
}
