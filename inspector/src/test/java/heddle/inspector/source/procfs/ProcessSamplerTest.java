package heddle.inspector.source.procfs;

import static org.assertj.core.api.Assertions.assertThat;

import heddle.inspector.model.KernelWait;
import heddle.inspector.model.Target;
import heddle.inspector.model.Transitions;
import heddle.inspector.model.WaitCause;
import heddle.inspector.observation.KernelTick;
import heddle.inspector.observation.Observation;
import heddle.inspector.observation.TargetEnded;
import heddle.inspector.observation.ThreadSlice;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcessSamplerTest {
    private static final long MILLI = 1_000_000;

    private final Path folder;
    private final FakeProc proc;
    private long nowNanos = 1_000_000 * MILLI;
    private @Nullable ProcessSampler sampler;

    ProcessSamplerTest(@TempDir Path folder) {
        this.folder = folder;
        this.proc = new FakeProc(folder);
    }

    @AfterEach
    void close() {
        if (sampler != null) sampler.close();
    }

    @Test
    void firstLookShowsEveryThreadAndWhatItIs() {
        proc.task(10);

        ThreadSlice slice = only(tick());

        assertThat(slice.fresh()).isTrue();
        assertThat(slice.tid()).isEqualTo(10);
        assertThat(slice.namespaceTid()).isEqualTo(7);
        assertThat(slice.comm()).isEqualTo("worker 10");
        assertThat(slice.startTicks()).isEqualTo(FakeProc.START_TICKS + 10);
        assertThat(slice.osState()).isEqualTo('S');
        assertThat(slice.runnable()).isFalse();
        assertThat(Objects.requireNonNull(slice.kernelWait()).cause()).isEqualTo(WaitCause.OTHER);
        assertThat(slice.runningNanos() + slice.readyNanos() + slice.waitingNanos())
                .isZero();
    }

    @Test
    void threadThatDidNothingHasNoSlice() {
        proc.task(10);
        tick();

        assertThat(tickAfter(250).slices()).isEmpty();
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
    void threadsComeAndGo() {
        FakeProc.Task first = proc.task(10);
        proc.task(11);
        tick();
        first.end();
        proc.task(12);

        KernelTick tick = tickAfter(250);

        assertThat(tick.ended()).containsExactly(10);
        assertThat(only(tick).tid()).isEqualTo(12);
        assertThat(only(tick).fresh()).isTrue();
        assertThat(tick.process().threads()).isEqualTo(2);
    }

    @Test
    void nameGivenAfterTheStartIsSeen() {
        FakeProc.Task task = proc.task(10);
        tick();
        task.counters(MILLI, 0, 2).file("status", "Name:\tpool-1\nState:\tS\nvoluntary_ctxt_switches:\t1\n");

        assertThat(only(tickAfter(250)).comm()).isEqualTo("pool-1");
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
    void anotherThreadWithTheSameIdBeginsAnew() {
        proc.write("self/limits", "Max open files            0                0                files     \n");
        FakeProc.Task task = proc.task(10).counters(900, 900, 900);
        tick();
        task.counters(100, 100, 1).file("stat", "10 (b) S 1 1 1 0 -1 0 0 0 0 0 1 1 0 0 20 0 1 0 999999 0 0\n");

        KernelTick tick = tickAfter(250);

        assertThat(tick.ended()).containsExactly(10);
        assertThat(only(tick).fresh()).isTrue();
        assertThat(only(tick).startTicks()).isEqualTo(999999);
    }

    @Test
    void filesAreReopenedWhenNoneMayStayOpen() {
        proc.write("self/limits", "Max open files            0                0                files     \n");
        FakeProc.Task task = proc.task(10);
        tick();
        task.counters(40 * MILLI, 10 * MILLI, 3).switches('S', 2, 0);

        assertTimes(only(tickAfter(250)), 40, 10, 200);
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

    @Test
    void withoutSyscallTheKernelsFunctionTellsTheCauseAndTheReasonIsSaid() {
        FakeProc.Task task = proc.task(10);
        folder.resolve(FakeProc.PID + "/task/10/syscall").toFile().delete();
        task.file("wchan", "do_epoll_wait");

        KernelTick tick = tick();

        assertThat(Objects.requireNonNull(only(tick).kernelWait()).cause()).isEqualTo(WaitCause.POLL);
        assertThat(tick.process().waitUnavailable()).contains("task/10/syscall").contains("ptrace_scope");
        task.counters(MILLI, 0, 2).switches('R', 0, 0);
        assertThat(only(tickAfter(250)).runnable()).isTrue();
    }

    @Test
    void stoppedThreadWaitsForWhoStoppedIt() {
        FakeProc.Task task = proc.task(10);
        tick();
        proc.process('T', FakeProc.START_TICKS, 0);
        task.counters(1, 0, 2).switches('T', 1, 0);

        ThreadSlice slice = only(tickAfter(250));

        assertThat(slice.osState()).isEqualTo('T');
        assertThat(Objects.requireNonNull(slice.kernelWait()).cause()).isEqualTo(WaitCause.STOPPED);
    }

    @Test
    void threadStoppedWhileTheLastLookWasUnderWayIsFoundByTheNext() {
        FakeProc.Task task = proc.task(10);
        tick();
        task.counters(1, 0, 2).switches('D', 1, 0);
        assertThat(only(tickAfter(250)).kernelWait())
                .extracting(KernelWait::cause)
                .isEqualTo(WaitCause.FILE);
        proc.process('T', FakeProc.START_TICKS, 0);
        task.switches('T', 1, 0);

        ThreadSlice slice = only(tickAfter(250));

        assertThat(slice.kernelWait()).extracting(KernelWait::cause).isEqualTo(WaitCause.STOPPED);
        assertTimes(slice, 0, 0, 250);
        assertThat(tickAfter(250).slices()).isEmpty();
    }

    @Test
    void frozenThreadWaitsForTheFreezer() {
        String group = folder.resolve("freezer").toString();
        proc.write("self/mountinfo", "37 31 0:34 / " + group + " rw - cgroup cgroup rw,freezer\n");
        proc.write(FakeProc.PID + "/cgroup", "6:freezer:/box\n");
        proc.write("freezer/box/freezer.state", "THAWED\n");
        FakeProc.Task task = proc.task(10);
        tick();
        proc.write("freezer/box/freezer.state", "FROZEN\n");
        proc.process('D', FakeProc.START_TICKS, 0);
        task.counters(1, 0, 2).switches('D', 1, 0);

        assertThat(Objects.requireNonNull(only(tickAfter(250)).kernelWait()).cause())
                .isEqualTo(WaitCause.STOPPED);
    }

    @ParameterizedTest
    @CsvSource({"10, 1", "40, 2", "200, 4"})
    void threadThatWakesFromARestIsSeenSoonAndMissesNothing(int looksRested, int looksUntilSeen) {
        FakeProc.Task task = proc.task(10);
        tick();
        for (int i = 0; i < looksRested; i++)
            assertThat(tickAfter(250).slices()).isEmpty();
        task.counters(40 * MILLI, 10 * MILLI, 3).switches('S', 2, 0);

        List<ThreadSlice> seen = new ArrayList<>();
        for (int i = 0; i < looksUntilSeen; i++) seen.addAll(tickAfter(250).slices());

        assertThat(seen).hasSize(1);
        assertThat(seen.get(0).runningNanos()).isEqualTo(40 * MILLI);
        assertThat(seen.get(0).readyNanos()).isEqualTo(10 * MILLI);
        assertThat(seen.get(0).transitions()).isEqualTo(new Transitions(2, 0, 2, 2));
    }

    @Test
    void manyActiveThreadsTakeTurnsAtBeingCounted() {
        FakeProc.Task[] tasks = new FakeProc.Task[200];
        for (int i = 0; i < tasks.length; i++) tasks[i] = proc.task(100 + i);
        tick();
        wakeAll(tasks, 1);
        tickAfter(250);
        wakeAll(tasks, 2);
        KernelTick thrifty = tickAfter(250);
        assertThat(thrifty.slices().stream().filter(slice -> slice.osState() == 'S'))
                .hasSize(50);

        long requests = requests(thrifty);
        for (int i = 0; i < 4; i++) requests += requests(tickAfter(250));

        assertThat(requests).isEqualTo(200);
    }

    private static void wakeAll(FakeProc.Task[] tasks, int times) {
        for (FakeProc.Task task : tasks) {
            task.counters(times * MILLI, 0, 1 + times).switches('S', times, 0);
        }
    }

    private static long requests(KernelTick tick) {
        return tick.slices().stream()
                .mapToLong(slice -> slice.transitions().request())
                .sum();
    }

    @Test
    void processValuesAreThoseSinceTheLastLook() {
        String group = folder.resolve("cpu").toString();
        proc.write("self/mountinfo", "32 31 0:29 / " + group + " rw shared:5 - cgroup cgroup rw,cpu,cpuacct\n");
        proc.write(FakeProc.PID + "/cgroup", "1:cpu,cpuacct:/box/inner\n");
        proc.write("cpu/box/cpu.stat", "throttled_time 1000\n");
        proc.write("cpu/box/inner/cpu.stat", "throttled_time 0\n");
        KernelTick first = tick();
        assertThat(first.process().throttledNanos()).isEqualTo(-1);
        assertThat(first.process().stolenShare()).isEqualTo(-1);
        proc.write("cpu/box/cpu.stat", "throttled_time 51000\n");
        proc.write("stat", "cpu  4 0 4 9 1 0 1 103 0 0\n");

        KernelTick second = tickAfter(250);

        assertThat(second.process().throttledNanos()).isEqualTo(50_000);
        assertThat(second.process().stolenShare()).isEqualTo(3.0 / 9);
        assertThat(second.process().rssKb()).isEqualTo(4242);
        assertThat(second.process().state()).isEqualTo('S');
    }

    @Test
    void vanishedProcessHasEnded() {
        proc.task(10);
        tick();
        proc.end();

        assertThat(ended().how()).isEqualTo(TargetEnded.How.UNKNOWN);
    }

    @Test
    void anotherProcessWithTheSamePidIsNotTheTarget() {
        proc.task(10);
        tick();
        proc.process('S', 555_555, 0);

        assertThat(ended().how()).isEqualTo(TargetEnded.How.UNKNOWN);
    }

    @Test
    void zombieTellsWhetherItExitedOrWasKilled() {
        tick();
        proc.process('Z', FakeProc.START_TICKS, 9);
        assertThat(ended().how()).isEqualTo(TargetEnded.How.SIGNAL);

        proc.process('Z', FakeProc.START_TICKS, 3 << 8);
        assertThat(ended().how()).isEqualTo(TargetEnded.How.EXIT);
    }

    @Test
    void processWhoseFirstThreadEndedLivesOn() {
        proc.task(10);
        proc.task(11);
        tick();
        proc.process('Z', FakeProc.START_TICKS, 0);

        assertThat(look()).isInstanceOf(KernelTick.class);
    }

    private TargetEnded ended() {
        return (TargetEnded) look();
    }

    private KernelTick tickAfter(long millis) {
        nowNanos += millis * MILLI;
        return tick();
    }

    private KernelTick tick() {
        return (KernelTick) look();
    }

    private Observation look() {
        ProcessSampler present = sampler;
        if (present == null) {
            Target target = new Target(FakeProc.PID, FakeProc.START_TICKS, "app", "17");
            present = new ProcessSampler(folder, target, () -> nowNanos, () -> Instant.EPOCH);
            sampler = present;
        }
        return present.tick();
    }

    private static ThreadSlice only(KernelTick tick) {
        assertThat(tick.slices()).hasSize(1);
        return tick.slices().get(0);
    }

    private static void assertTimes(ThreadSlice slice, long runningMillis, long readyMillis, long waitingMillis) {
        assertThat(slice.runningNanos()).as("running").isEqualTo(runningMillis * MILLI);
        assertThat(slice.readyNanos()).as("ready").isEqualTo(readyMillis * MILLI);
        assertThat(slice.waitingNanos()).as("waiting").isEqualTo(waitingMillis * MILLI);
    }
}
