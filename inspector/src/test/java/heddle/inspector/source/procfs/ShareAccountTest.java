package heddle.inspector.source.procfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ShareAccountTest {
    private static final long TICK = 250;

    private final ShareAccount account = new ShareAccount();

    @Test
    void threadThatDidNothingWaited() {
        account.divide(TICK, 0, 0, false, false);

        assertShares(0, 0, 250);
    }

    @Test
    void blockingThreadIsReadyForAsLongAsTheKernelBooked() {
        account.divide(TICK, 40, 10, true, false);

        assertShares(40, 10, 200);
    }

    @Test
    void threadThatNeverBlockedWasReadyWhenNotRunningEvenBeforeItIsBooked() {
        account.divide(TICK, 100, 0, true, true);

        assertShares(100, 150, 0);
    }

    @Test
    void queueWaitToldAheadIsNotToldAgainWhenItIsBooked() {
        account.divide(TICK, 100, 0, true, true);
        account.divide(TICK, 20, 150, true, false);

        assertShares(20, 0, 230);
        assertThat(account.correctionNanos()).isZero();
    }

    @Test
    void queueWaitThatSpansManyLooksIsToldAheadOfAllOfThem() {
        account.divide(TICK, 100, 0, true, true);
        account.divide(TICK, 0, 0, false, true);
        account.divide(TICK, 20, 400, true, false);

        assertShares(20, 0, 230);
        assertThat(account.correctionNanos()).isZero();
    }

    @Test
    void queueWaitThatWasOpenAtTheLastLookIsHandedBack() {
        account.divide(TICK, 10, 0, true, false);
        assertShares(10, 0, 240);

        account.divide(TICK, 200, 130, true, false);

        assertShares(200, 50, 0);
        assertThat(account.correctionNanos()).isEqualTo(80);
    }

    @Test
    void correctionReachesBackOverLooksWithoutAnyCount() {
        account.waited(TICK);
        account.waited(TICK);
        account.divide(TICK, 0, 600, true, true);

        assertThat(account.correctionNanos()).isEqualTo(350);
    }

    @Test
    void queueWaitFromBeforeTheFirstLookIsNotOurs() {
        account.divide(TICK, 50, 900, true, true);

        assertShares(50, 200, 0);
        assertThat(account.correctionNanos()).isZero();
    }

    @Test
    void runTimeBookedLateIsCarriedToTheNextInterval() {
        account.divide(TICK, 254, 0, false, true);
        assertShares(250, 0, 0);

        account.divide(TICK, 246, 0, false, true);
        assertShares(250, 0, 0);
    }

    @Test
    void timeLostToInterruptsDoesNotPileUpAsReadyToldAhead() {
        for (int i = 0; i < 1000; i++) account.divide(TICK, 248, 0, true, true);
        account.divide(TICK, 100, 50, true, false);

        assertThat(account.readyNanos()).isBetween(48L, 50L);
    }

    @Property
    void sharesAddUpToTheIntervalAndAreNeverNegative(@ForAll("histories") List<Step> history) {
        ShareAccount account = new ShareAccount();
        for (Step step : history) {
            step.applyTo(account);
            assertThat(account.runningNanos() + account.readyNanos() + account.waitingNanos())
                    .isEqualTo(step.interval);
            assertThat(List.of(account.runningNanos(), account.readyNanos(), account.waitingNanos()))
                    .allMatch(nanos -> nanos >= 0);
        }
    }

    @Property
    void correctionsNeverExceedTheWaitingToldBefore(@ForAll("histories") List<Step> history) {
        ShareAccount account = new ShareAccount();
        long waiting = 0;
        for (Step step : history) {
            step.applyTo(account);
            assertThat(account.correctionNanos()).isBetween(0L, waiting);
            waiting += account.waitingNanos() - account.correctionNanos();
        }
    }

    @Property
    void withoutRuleOneReadyIsTheKernelsOwnCount(@ForAll("histories") List<Step> history) {
        ShareAccount account = new ShareAccount();
        long ready = 0;
        long booked = 0;
        for (Step step : history) {
            long fitting = Math.min(step.delayed, step.interval - Math.min(step.interval, step.ran));
            account.divide(step.interval, Math.min(step.ran, step.interval), fitting, true, false);
            ready += account.readyNanos() + account.correctionNanos();
            booked += fitting;
        }
        assertThat(ready).isEqualTo(booked);
    }

    @Provide
    Arbitrary<List<Step>> histories() {
        Arbitrary<Long> nanos = Arbitraries.longs().between(0, 2_000_000_000L);
        Arbitrary<Boolean> either = Arbitraries.of(true, false);
        return Combinators.combine(Arbitraries.longs().between(1, 1_000_000_000L), nanos, nanos, either, either)
                .as(Step::new)
                .list()
                .ofMaxSize(30);
    }

    record Step(long interval, long ran, long delayed, boolean dispatched, boolean neverBlocked) {
        void applyTo(ShareAccount account) {
            account.divide(interval, ran, delayed, dispatched, neverBlocked);
        }
    }

    private void assertShares(long running, long ready, long waiting) {
        assertThat(List.of(account.runningNanos(), account.readyNanos(), account.waitingNanos()))
                .containsExactly(running, ready, waiting);
    }
}
