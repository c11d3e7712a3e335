package heddle.inspector.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

class StateTimesTest {
    @Property
    void minusUndoesPlus(@ForAll("times") StateTimes earlier, @ForAll("times") StateTimes window) {
        assertThat(earlier.plus(window).minus(earlier)).isEqualTo(window);
    }

    @Property
    void plusDoesNotCareForOrder(@ForAll("times") StateTimes one, @ForAll("times") StateTimes other) {
        assertThat(one.plus(other)).isEqualTo(other.plus(one)).hasSameHashCodeAs(other.plus(one));
    }

    @Property
    void theTotalIsTheSumOfAllStates(@ForAll("times") StateTimes times) {
        long waiting = 0;
        for (WaitCause cause : WaitCause.values()) {
            waiting += times.waitingNanos(cause);
        }
        assertThat(times.waitingNanos()).isEqualTo(waiting);
        assertThat(times.totalNanos()).isEqualTo(times.runningNanos() + times.readyNanos() + waiting);
    }

    @Property
    void lockTimeIsTheWaitingForEveryLock(@ForAll("times") StateTimes times) {
        long locked = 0;
        for (WaitCause cause : WaitCause.values()) {
            if (cause.isLock()) locked += times.waitingNanos(cause);
        }
        assertThat(times.lockNanos()).isEqualTo(locked);
    }

    @Property
    void waitingThatWasReadyMovesAndIsNeitherMadeNorLost(
            @ForAll("times") StateTimes times, @ForAll WaitCause cause, @ForAll @LongRange(min = 0) long nanos) {
        StateTimes corrected = times.waitingWasReady(cause, nanos);

        long moved = Math.min(nanos, times.waitingNanos(cause));
        assertThat(corrected.readyNanos()).isEqualTo(times.readyNanos() + moved);
        assertThat(corrected.waitingNanos(cause)).isEqualTo(times.waitingNanos(cause) - moved);
        assertThat(corrected.totalNanos()).isEqualTo(times.totalNanos());
    }

    @Property
    void aDifferenceShowsNoNegativeTimeAfterACorrection(
            @ForAll("times") StateTimes earlier, @ForAll WaitCause cause, @ForAll @LongRange(min = 0) long nanos) {
        StateTimes difference =
                earlier.waitingWasReady(cause, nanos).minus(earlier).withoutNegative();

        assertThat(difference.waitingNanos(cause)).isZero();
        assertThat(difference.readyNanos()).isNotNegative();
    }

    @Provide
    Arbitrary<StateTimes> times() {
        Arbitrary<Long> nanos = Arbitraries.longs().between(0, 1L << 50);
        Arbitrary<List<Long>> byCause = nanos.list().ofSize(WaitCause.values().length);
        return Combinators.combine(nanos, nanos, byCause)
                .as(StateTimesTest::times)
                .withoutEdgeCases();
    }

    private static StateTimes times(long running, long ready, List<Long> byCause) {
        StateTimes times = StateTimes.ZERO.plus(running, ready, 0, WaitCause.OTHER);
        for (WaitCause cause : WaitCause.values()) {
            times = times.plusWaiting(cause, byCause.get(cause.ordinal()));
        }
        return times;
    }
}
