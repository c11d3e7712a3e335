package heddle.samples.truth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ContentionTest {

    private static final Window ONE_SECOND = new Window(0, seconds(1));

    private final Contention contention = new Contention("a.Lock", "monitor", Cause.MONITOR, Ownership.RECORDED);

    @Test
    void addsUpTheWaitsOfAllThreadsOpenOnesIncluded() {
        contention.waitsOf("a").add(0, seconds(1));
        contention.waitsOf("b").open(seconds(1) / 2);

        assertThat(contention.during(ONE_SECOND).toString()).contains(" lost_per_s=1.35..1.65~1.50 ");
    }

    @Test
    void leavesTheWaitsThatAnObserverMayCountOrNotBetweenItsBounds() {
        contention.waitsOf("a").add(0, 500_000);
        contention.waitsOf("a").add(1_000_000, 1_900_000);
        contention.waitsOf("a").add(2_000_000, 3_100_000);
        contention.waitsOf("a").add(4_000_000, 6_000_000);

        assertThat(contention.during(ONE_SECOND).toString()).contains(" waits=0..6~2 ");
    }

    @Test
    void tellsTheMedianOfManyWaits() {
        for (int wait = 0; wait < 60; wait++) {
            contention.waitsOf("a").add(wait * 10_000_000L, wait * 10_000_000L + 5_000_000);
        }

        assertThat(contention.during(ONE_SECOND).toString()).contains(" wait_ms.p50=4.00..6.00~5.00 ");
    }

    @Test
    void leavesTheMedianBetweenShortAndLongWaitsWhenThereAreAsManyOfBoth() {
        for (int wait = 0; wait < 60; wait++) {
            long start = wait * 20_000_000L;
            contention.waitsOf("a").add(start, start + (wait % 2 == 0 ? 5_000_000 : 10_000_000));
        }

        assertThat(contention.during(new Window(0, seconds(2))).toString()).contains(" wait_ms.p50=3.00..12.00~10.00 ");
    }

    @Test
    void tellsTheLongestWaitAsFarAsItHasCome() {
        contention.waitsOf("a").add(100_000_000, 200_000_000);
        contention.waitsOf("b").open(seconds(1) - 150_000_000);

        assertThat(contention.during(ONE_SECOND).toString()).contains(" wait_ms.max=70.00..180.00~150.00 ");
    }

    @Test
    void saysNothingOfTheLongestWaitWhoseBeginningNobodyMayHaveSeen() {
        contention.waitsOf("a").open(0);

        assertThat(contention.during(new Window(seconds(1), seconds(2))).toString())
                .doesNotContain("wait_ms.max");
    }

    @Test
    void namesThoseWhoOwnedTheLockInTheWindow() {
        contention.holdsOf("b").add(0, seconds(1) / 2);
        contention.holdsOf("a").open(seconds(1) / 2);
        contention.holdsOf("later").open(seconds(2));

        assertThat(contention.during(ONE_SECOND).toString()).endsWith(" owners_seen=a,b");
    }

    @Test
    void saysThatNobodyOwnsWhatIsOnlyShared() {
        contention.waitsOf("a").add(0, 5_000_000);

        assertThat(contention.during(ONE_SECOND).toString()).endsWith(" owner=none");
    }

    private static long seconds(long seconds) {
        return TimeUnit.SECONDS.toNanos(seconds);
    }
}
