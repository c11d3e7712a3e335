package heddle.inspector.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import heddle.inspector.model.Lengths;
import heddle.inspector.model.LockId;
import heddle.inspector.model.ProbedLock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CountedWaitsTest {
    private static final ProbedLock LOCK = new ProbedLock(
            new LockId("Lock", 1),
            4,
            0,
            3,
            100,
            40,
            new Lengths(new TreeMap<>(Map.of(20L, 3L, 45L, 1L))),
            2,
            30,
            new Lengths(new TreeMap<>(Map.of(15L, 2L))),
            Map.of());

    @Test
    void whatWasWaitedBeforeTheWindowIsNotOfIt() {
        assertThat(CountedWaits.times(LOCK, List.of(), 30).total()).isEqualTo(70);
    }

    @Test
    void noPercentileExceedsTheLongest() {
        LockReport.WaitTimes times = CountedWaits.times(LOCK, List.of(), 0);
        assertThat(times.p50()).isEqualTo(20);
        assertThat(times.p99()).isEqualTo(40);
        assertThat(times.max()).isEqualTo(40);
    }

    @Test
    void ownersAndHoldsAreTold() {
        assertThat(CountedWaits.report(LOCK)).isEqualTo(new LockReport.Counted(75, 2, 30, 15, 15));
    }
}
