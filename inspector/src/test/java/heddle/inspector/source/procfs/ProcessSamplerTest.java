package heddle.inspector.source.procfs;

import static org.assertj.core.api.Assertions.assertThat;

import heddle.inspector.model.Transitions;
import heddle.inspector.model.WaitCause;
import heddle.inspector.observation.KernelTick;
import heddle.inspector.observation.ThreadSlice;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a look at a process finds: its threads and its own values. */
class ProcessSamplerTest extends SampledProcess {
    ProcessSamplerTest(@TempDir Path folder) {
        super(folder);
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

    @Test
    void veryManyActiveThreadsTakeTurnsAtTellingWhereTheyWaitUnlessTheyRan() {
        FakeProc.Task[] tasks = new FakeProc.Task[400];
        for (int i = 0; i < tasks.length; i++) tasks[i] = proc.task(100 + i);
        tick();
        wakeAll(tasks, 1);
        tickAfter(250);
        wakeAll(tasks, 2);
        for (FakeProc.Task task : tasks) task.runs();
        tasks[399].counters(200 * MILLI, 0, 3);

        List<ThreadSlice> asked = new ArrayList<>(runnable(tickAfter(250)));

        assertThat(asked).hasSize(101).extracting(ThreadSlice::tid).contains(499);
        for (int i = 0; i < 3; i++) asked.addAll(runnable(tickAfter(250)));
        assertThat(asked.stream().map(ThreadSlice::tid).distinct()).hasSize(400);
    }

    private static List<ThreadSlice> runnable(KernelTick tick) {
        return tick.slices().stream().filter(ThreadSlice::runnable).toList();
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
}
