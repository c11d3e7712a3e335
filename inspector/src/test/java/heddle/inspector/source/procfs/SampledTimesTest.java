package heddle.inspector.source.procfs;

import static org.assertj.core.api.Assertions.assertThat;

import heddle.inspector.model.Transitions;
import heddle.inspector.observation.ThreadSlice;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the time between two looks is divided. */
class SampledTimesTest extends SampledProcess {
    SampledTimesTest(@TempDir Path folder) {
        super(folder);
    }

    @Test
    void sliceCoversTheTimeSinceTheLastLookOnly() {
        FakeProc.Task task = proc.task(10);
        tick();
        tickAfter(250);
        task.counters(40 * MILLI, 10 * MILLI, 3).switches('S', 2, 0);

        ThreadSlice slice = only(tickAfter(250));

        assertTimes(slice, 40, 10, 200);
        assertThat(slice.transitions()).isEqualTo(new Transitions(2, 0, 2, 2));
    }

    @Test
    void threadThatWantedACpuAllTheTimeIsReadyWhenItHasNone() {
        FakeProc.Task task = proc.task(10).runs();
        tick();
        task.counters(100 * MILLI, 0, 1).switches('R', 0, 1);

        assertTimes(only(tickAfter(250)), 100, 150, 0);
    }

    @Test
    void queuedThreadHasASliceThoughItsCountersStandStill() {
        proc.task(10).runs();
        tick();

        ThreadSlice slice = only(tickAfter(250));

        assertTimes(slice, 0, 250, 0);
        assertThat(slice.runnable()).isTrue();
        assertThat(slice.kernelWait()).isNull();
    }

    @Test
    void queueWaitThatEndsIsTakenOutOfTheWaitingBefore() {
        FakeProc.Task task = proc.task(10);
        tick();
        tickAfter(250);
        task.counters(200 * MILLI, 130 * MILLI, 2).switches('R', 0, 0).runs();

        ThreadSlice slice = only(tickAfter(250));

        assertTimes(slice, 200, 50, 0);
        assertThat(slice.correctionNanos()).isEqualTo(80 * MILLI);
    }

    @Test
    void threadThatBlocksRightAfterALookIsNotTakenForQueued() {
        FakeProc.Task task = proc.task(10).runs();
        tick();
        task.counters(1 * MILLI, 0, 1).switches('S', 1, 0).waits();

        assertTimes(only(tickAfter(250)), 1, 0, 249);
    }

    @Test
    void countersThatGoBackCountNothing() {
        FakeProc.Task task = proc.task(10).counters(900, 900, 900).switches('S', 90, 90);
        tick();
        task.counters(100, 100, 100).switches('S', 10, 10);

        ThreadSlice slice = only(tickAfter(250));

        assertTimes(slice, 0, 0, 250);
        assertThat(slice.transitions()).isEqualTo(Transitions.NONE);
    }

    @Test
    void clockThatStandsStillMakesNoSlice() {
        FakeProc.Task task = proc.task(10);
        tick();
        task.counters(MILLI, 0, 2);

        assertThat(tick().slices()).isEmpty();
        assertTimes(only(tickAfter(250)), 1, 0, 249);
    }

    @Test
    void longPauseOfOurOwnIsOneLongInterval() {
        FakeProc.Task task = proc.task(10);
        tick();
        task.counters(40 * MILLI, 0, 2).switches('S', 1, 0);

        assertTimes(only(tickAfter(3_600_000)), 40, 0, 3_599_960);
    }

    @Test
    void kernelWithoutRunQueueCountsGivesTicksAndNoReady() {
        proc.write("thread-self/schedstat", "0 0 0\n");
        FakeProc.Task task = proc.task(10).counters(0, 0, 0);
        task.file("stat", cpuTicks(5, 5));
        tick();
        task.file("stat", cpuTicks(10, 5)).switches('S', 3, 1);

        ThreadSlice slice = only(tickAfter(250));

        assertThat(slice.runningNanos()).isEqualTo(50 * MILLI);
        assertThat(slice.readyNanos()).isEqualTo(-1);
        assertThat(slice.waitingNanos()).isEqualTo(200 * MILLI);
        assertThat(slice.transitions()).isEqualTo(new Transitions(4, 1, 3, 3));
        assertThat(tickAfter(250).slices()).isEmpty();
    }

    private static String cpuTicks(int user, int system) {
        return "10 (a) S 1 1 1 0 -1 0 0 0 0 0 " + user + " " + system + " 0 0 20 0 1 0 77 0 0\n";
    }
}
