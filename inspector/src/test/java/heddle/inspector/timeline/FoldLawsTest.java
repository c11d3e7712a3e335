package heddle.inspector.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import heddle.inspector.model.Snapshot;
import heddle.inspector.model.StateTimes;
import heddle.inspector.model.ThreadControlBlock;
import heddle.inspector.model.WaitCause;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** What holds of times and ages whatever the sources say. */
class FoldLawsTest {
    private static final int TID = 7;
    private static final int TICK_MILLIS = 250;

    private enum Java {
        SILENT,
        SLEEPS,
        RUNS,
        WAITS_ON
    }

    /** What a thread does in a tick and what its JVM says after it. */
    private record Step(
            int ran, int ready, int corrected, boolean quiet, boolean runnable, WaitCause kernel, Java java) {
        private Slice slice() {
            Slice slice = Slice.of(TID)
                    .ran(ran)
                    .ready(ready)
                    .waited(TICK_MILLIS - ran - ready)
                    .corrected(corrected);
            return runnable ? slice.runnable() : slice.blockedIn(kernel);
        }
    }

    /** One thread's life. A thread that wanted a CPU at a tick has a slice at the next. */
    private static final class Life {
        private final JavaThread thread = JavaThread.of(17);
        private final Feed feed = new Feed().tick(Slice.fresh(TID)).identify(thread);
        private boolean wantsCpu;

        void live(Step step) {
            if (step.quiet && !wantsCpu) {
                feed.tick();
            } else {
                feed.tick(step.slice());
                wantsCpu = step.runnable;
            }
            switch (step.java) {
                case SILENT -> {}
                case SLEEPS -> thread.sleeps();
                case RUNS -> thread.runs();
                case WAITS_ON -> {}
            }
            if (step.java != Java.SILENT) feed.look();
        }
    }

    @Property(tries = 300)
    void timesAddUpToALife(@ForAll("steps") @Size(max = 30) List<Step> steps) {
        Life life = new Life();
        for (Step step : steps) {
            life.live(step);
            ThreadControlBlock thread = life.feed.thread(TID);
            assertThat(thread.times().totalNanos()).isEqualTo(thread.asOfNanos() - thread.firstSeenNanos());
            assertThat(thread.times()).isEqualTo(thread.times().withoutNegative());
            assertThat(thread.sinceNanos()).isBetween(thread.firstSeenNanos(), life.feed.now());
        }
    }

    @Property(tries = 300)
    void theTimesOfAWindowAreItsLength(
            @ForAll("steps") @Size(max = 12) List<Step> before,
            @ForAll("steps") @Size(min = 1, max = 12) List<Step> inside) {
        Life life = new Life();
        before.forEach(life::live);
        Snapshot from = life.feed.snapshot();
        inside.forEach(life::live);
        Window window = new Window(from, life.feed.snapshot());

        StateTimes times = window.times(life.feed.thread(TID));

        // A correction may concern what lies before the window.
        long corrected = inside.stream().mapToLong(Step::corrected).sum() * Feed.MILLI;
        assertThat(times.totalNanos()).isBetween(window.nanos(), window.nanos() + corrected);
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Integer> part = Arbitraries.integers().between(0, TICK_MILLIS / 2);
        Arbitrary<Boolean> either = Arbitraries.of(true, false);
        Arbitrary<WaitCause> kernel = Arbitraries.of(WaitCause.OTHER, WaitCause.SOCKET, WaitCause.STOPPED);
        return Combinators.combine(part, part, part, either, either, kernel, Arbitraries.of(Java.class))
                .as(Step::new)
                .list();
    }
}
