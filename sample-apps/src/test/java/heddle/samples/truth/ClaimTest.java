package heddle.samples.truth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ClaimTest {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final Window WINDOW = new Window(0, 5 * SECOND);

    private final Contention lock = new Contention("a.Lock", "monitor", Cause.MONITOR, Ownership.RECORDED);
    private final Claim claim = Claim.finding(
                    List.of("long-hold", "convoy"), Severity.HIGH, window -> lock.lostPerSecond(window) > 0.5)
            .naming(List.of("b"))
            .blamingOwnerOf(lock);

    @Test
    void isNotMadeForAWindowInWhichTheCountersDoNotShowIt() {
        lock.waitsOf("b").open(4 * SECOND);

        assertThat(claim.during(WINDOW)).isEmpty();
    }

    @Test
    void namesTheOneThatHadTheLockAroundTheLastLook() {
        lock.waitsOf("b").open(0);
        lock.holdsOf("a").open(0);

        assertThat(claim.during(WINDOW))
                .hasToString("Optional[EXPECT finding rule=long-hold|convoy severity=high|critical threads=b owner=a]");
    }

    @Test
    void namesNobodyWhenTheLockChangedHandsAroundTheLastLook() {
        lock.waitsOf("b").open(0);
        lock.holdsOf("a").add(0, 5 * SECOND - SECOND / 10);
        lock.holdsOf("c").open(5 * SECOND - SECOND / 10);

        assertThat(claim.during(WINDOW).orElseThrow().toString()).doesNotContain("owner");
    }

    @Test
    void ofSilenceTellsWhatNothingMayBeCalled() {
        assertThat(Claim.silence(Severity.HIGH, window -> true).standing())
                .hasToString("EXPECT silent severity=high|critical");
    }
}
