package heddle.inspector.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import heddle.inspector.model.Allocation;
import heddle.inspector.model.Block;
import heddle.inspector.model.Snapshots;
import heddle.inspector.model.StateTimes;
import heddle.inspector.model.ThreadControlBlock;
import heddle.inspector.model.Transitions;
import heddle.inspector.model.WaitCause;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class WindowTest {
    private static final long FROM = 100;
    private static final long TO = 200;

    private static Window window(ThreadControlBlock then, ThreadControlBlock now) {
        return new Window(Snapshots.at(FROM, then), Snapshots.at(TO, now));
    }

    private static StateTimes ran(long nanos) {
        return StateTimes.ZERO.plus(nanos, 0, 0, WaitCause.OTHER);
    }

    @Property
    void theSharesOfAWindowSumToAHundred(@ForAll("times") StateTimes earlier, @ForAll("times") StateTimes inside) {
        ThreadControlBlock then = Block.of(7).times(earlier).asOf(FROM).build();
        ThreadControlBlock now =
                Block.of(7).times(earlier.plus(inside)).asOf(TO).build();
        Window window = window(then, now);

        StateTimes times = window.times(now);
        double shares = Window.percent(times.runningNanos(), times.totalNanos())
                + Window.percent(times.readyNanos(), times.totalNanos());
        for (WaitCause cause : WaitCause.values()) {
            shares += window.waitingPercent(now, cause);
        }

        assertThat(times).isEqualTo(inside);
        assertThat(shares).isCloseTo(inside.totalNanos() == 0 ? 0 : 100, within(1e-6));
    }

    @Provide
    Arbitrary<StateTimes> times() {
        Arbitrary<Long> nanos = Arbitraries.longs().between(0, 1L << 50);
        Arbitrary<WaitCause> causes = Arbitraries.of(WaitCause.class);
        return Combinators.combine(nanos, nanos, nanos, causes)
                .as((running, ready, waiting, cause) -> StateTimes.ZERO.plus(running, ready, waiting, cause));
    }

    @Test
    void queueWaitsThatAreOpenAtAnEndMakeItsSharesUncertain() {
        ThreadControlBlock then = Block.of(7).asOf(FROM).uncertain(5).build();
        ThreadControlBlock now =
                Block.of(7).times(ran(100)).asOf(TO).uncertain(7).build();

        assertThat(window(then, now).uncertainNanos(now)).isEqualTo(12);
    }

    @Test
    void allocationIsThatOfTheWindowOrSinceItIsKnown() {
        Allocation once = Allocation.first(0, 0);
        Allocation twice = once.then(1024, 1_000_000_000L);
        Allocation thrice = twice.then(4096, 2_000_000_000L);
        ThreadControlBlock now = Block.of(7).allocation(thrice).build();

        assertThat(window(Block.of(7).allocation(twice).build(), now).allocatedKbPerSecond(now))
                .hasValue(3);
        assertThat(window(Block.of(7).allocation(once).build(), now).allocatedKbPerSecond(now))
                .hasValue(2);
        assertThat(window(Block.of(7).build(), now).allocatedKbPerSecond(now)).hasValue(2);
        assertThat(window(now, now).allocatedKbPerSecond(Block.of(8).build())).isEmpty();
    }

    @Test
    void beginningsAreTheSameThreadsInTheOrderOfTheEnd() {
        ThreadControlBlock rests = Block.of(3).build();
        ThreadControlBlock then = Block.of(7).asOf(FROM).build();
        ThreadControlBlock now = Block.of(7).asOf(TO).build();
        ThreadControlBlock gone = Block.of(5).build();
        ThreadControlBlock fresh = Block.of(9).build();
        Window window = new Window(Snapshots.at(FROM, rests, gone, then), Snapshots.at(TO, rests, now, fresh));

        assertThat(window.beginnings()).containsExactly(rests, then, null);
    }

    @Test
    void aThreadThatWasNotThereAtTheBeginningDidAllInTheWindow() {
        ThreadControlBlock born = Block.of(7).times(ran(30)).firstSeen(170).build();
        Window window = new Window(Snapshots.at(FROM, Block.of(6).build()), Snapshots.at(TO, born));

        assertThat(window.times(born)).isEqualTo(ran(30));
        assertThat(window.cpuPercent(born)).isEqualTo(30);
    }

    @Test
    void aLaterThreadWithTheSameTidDidAllInTheWindow() {
        ThreadControlBlock gone = Block.of(7).times(ran(90)).build();
        ThreadControlBlock born = Block.of(7).times(ran(30)).firstSeen(170).build();

        assertThat(window(gone, born).times(born)).isEqualTo(ran(30));
        assertThat(window(gone, born).transitions(born)).isEqualTo(Transitions.NONE);
    }

    @Test
    void aThreadThatWasIdentifiedInTheWindowIsTheSame() {
        ThreadControlBlock then = Block.of(7).times(ran(90)).javaId(-1).build();
        ThreadControlBlock now = Block.of(7).times(ran(120)).build();

        assertThat(window(then, now).times(now)).isEqualTo(ran(30));
    }

    @Test
    void virtualThreadsAreToldApartByTheirJavaIds() {
        ThreadControlBlock one = Block.virtual(5).times(ran(10)).build();
        ThreadControlBlock other = Block.virtual(6).times(ran(90)).build();
        ThreadControlBlock now = Block.virtual(6).times(ran(100)).build();
        Window window = new Window(Snapshots.at(FROM, one, other), Snapshots.at(TO, now));

        assertThat(window.times(now)).isEqualTo(ran(10));
    }

    @Test
    void quietTimeCounts() {
        ThreadControlBlock sleeper =
                Block.of(7).waiting(WaitCause.SLEEP).asOf(20).build();

        assertThat(window(sleeper, sleeper).times(sleeper).waitingNanos(WaitCause.SLEEP))
                .isEqualTo(100);
        assertThat(window(sleeper, sleeper).waitingPercent(sleeper, WaitCause.SLEEP))
                .isEqualTo(100);
        assertThat(window(sleeper, sleeper).lockPercent(sleeper)).isZero();
    }

    @Test
    void waitingThatALaterCorrectionTookAwayIsNotNegative() {
        ThreadControlBlock then = Block.of(7).waiting(WaitCause.SOCKET).asOf(50).build();
        ThreadControlBlock now = Block.of(7).times(ran(100)).asOf(TO).build();

        assertThat(window(then, now).times(now)).isEqualTo(ran(100));
    }

    @Test
    void cpuIsAtMostOneCore() {
        ThreadControlBlock then = Block.of(7).times(ran(10)).asOf(98).build();
        ThreadControlBlock now = Block.of(7).times(ran(112)).asOf(TO).build();

        assertThat(window(then, now).cpuPercent(now)).isEqualTo(100);
    }

    @Test
    void anEmptyWindowHasNoShares() {
        ThreadControlBlock thread = Block.of(7).build();
        Window window = new Window(Snapshots.at(FROM, thread), Snapshots.at(FROM, thread));

        assertThat(window.cpuPercent(thread)).isZero();
        assertThat(window.lockPercent(thread)).isZero();
        assertThat(window.seconds()).isZero();
    }

    @Test
    void lockTimeOfAllKindsIsLockTime() {
        StateTimes times = StateTimes.ZERO
                .plus(50, 0, 20, WaitCause.MONITOR)
                .plusWaiting(WaitCause.LOCK, 5)
                .plusWaiting(WaitCause.SLEEP, 25);
        ThreadControlBlock then = Block.of(7).asOf(FROM).build();
        ThreadControlBlock now = Block.of(7).times(times).asOf(TO).build();

        assertThat(window(then, now).lockPercent(now)).isEqualTo(25);
        assertThat(List.of(WaitCause.MONITOR, WaitCause.LOCK)).allMatch(WaitCause::isLock);
    }
}
