package heddle.inspector.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import heddle.inspector.model.LockAccount;
import org.junit.jupiter.api.Test;

class PressureTest {
    private static final long SECOND = 1_000_000_000L;

    private final Pressure pressure = new Pressure();

    @Test
    void pressureIsThePartOfTheTimeInWhichThreadsCouldHaveGoneOn() {
        pressure.charge(2 * SECOND);
        pressure.endSecond(SECOND, 8 * SECOND);

        assertThat(pressure.seconds()).containsExactly(new LockAccount.Second(2, 0.25f));
    }

    @Test
    void aLockForWhichNobodyWaitsHasNoPast() {
        assertThat(pressure.endSecond(SECOND, 8 * SECOND)).isFalse();
        assertThat(pressure.seconds()).isEmpty();
    }

    @Test
    void aMinuteAfterTheLastWaitItIsForgotten() {
        pressure.charge(SECOND);
        for (int i = 0; i < LockAccount.SECONDS_KEPT; i++) pressure.endSecond(SECOND, SECOND);
        assertThat(pressure.seconds()).hasSize(LockAccount.SECONDS_KEPT);

        pressure.endSecond(SECOND, SECOND);

        assertThat(pressure.seconds()).isEmpty();
    }
}
