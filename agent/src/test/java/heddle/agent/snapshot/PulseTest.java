package heddle.agent.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PulseTest {

    @Test
    void isDueAtOnceAndThenOncePerPeriod() {
        Pulse pulse = new Pulse(100, 1000);

        assertThat(pulse.isDue(1000)).isTrue();
        assertThat(pulse.isDue(1099)).isFalse();
        assertThat(pulse.remainingNanos(1099)).isEqualTo(1);
        assertThat(pulse.isDue(1100)).isTrue();
    }

    @Test
    void aLateLookDoesNotShiftTheNextOne() {
        Pulse pulse = new Pulse(100, 0);
        pulse.isDue(0);

        assertThat(pulse.isDue(130)).isTrue();
        assertThat(pulse.remainingNanos(130)).isEqualTo(70);
    }

    @Test
    void whatWasMissedIsNotMadeUpFor() {
        Pulse pulse = new Pulse(100, 0);
        pulse.isDue(0);

        assertThat(pulse.isDue(1000)).isTrue();
        assertThat(pulse.isDue(1099)).isFalse();
    }

    @Test
    void aNewPeriodCountsFromTheLastTime() {
        Pulse pulse = new Pulse(100, 0);
        pulse.isDue(0);

        pulse.setPeriodNanos(40);

        assertThat(pulse.remainingNanos(0)).isEqualTo(40);
    }
}
