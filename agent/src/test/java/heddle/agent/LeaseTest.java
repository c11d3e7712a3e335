package heddle.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LeaseTest {

    @Test
    void endsItsLengthAfterTheLastRenewalAlsoWhereTheClockOverflows() {
        long start = Long.MAX_VALUE - 2;
        Lease lease = new Lease(5, start);
        assertThat(lease.remainingNanos(start + 4)).isEqualTo(1);

        lease.renew(start + 4);

        assertThat(lease.remainingNanos(start + 8)).isEqualTo(1);
        assertThat(lease.remainingNanos(start + 9)).isZero();
    }
}
