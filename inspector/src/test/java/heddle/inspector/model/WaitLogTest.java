package heddle.inspector.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WaitLogTest {
    private final FinishedWait early = waited(10, 20);
    private final FinishedWait late = waited(15, 40);
    private final WaitLog log = WaitLog.EMPTY
            .append(new WaitLog.Batch(25, List.of(early)), 0)
            .append(new WaitLog.Batch(45, List.of(late)), 0);

    private static FinishedWait waited(long start, long end) {
        return new FinishedWait(new LockId("com.acme.Shop", 1), 17, start, end, "", null);
    }

    @Test
    void waitsThatOverlapAWindowAreInIt() {
        assertThat(log.between(0, 100)).containsExactly(early, late);
        assertThat(log.between(20, 100)).containsExactly(late);
        assertThat(log.between(0, 15)).containsExactly(early);
        assertThat(log.between(40, 100)).isEmpty();
    }

    @Test
    void batchesThatArrivedTooLongAgoAreForgotten() {
        WaitLog later = log.append(new WaitLog.Batch(60, List.of()), 26);

        assertThat(later.between(0, 100)).containsExactly(late);
    }

    @Test
    void aLogToWhichNothingHappensIsTheSame() {
        assertThat(log.append(new WaitLog.Batch(60, List.of()), 20)).isSameAs(log);
    }

    @Test
    void onlyThePartOfAWaitInsideAWindowCounts() {
        assertThat(late.nanosWithin(20, 30)).isEqualTo(10);
        assertThat(late.nanosWithin(0, 100)).isEqualTo(25);
        assertThat(late.nanosWithin(50, 100)).isZero();
    }
}
