package heddle.inspector.source.procfs;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import heddle.inspector.model.KernelWait;
import heddle.inspector.model.SourceStatus;
import heddle.inspector.model.WaitCause;
import heddle.inspector.observation.KernelTick;
import heddle.inspector.observation.ThreadSlice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a thread that is looked at waits for. */
class SampledWaitTest extends SampledProcess {
    private static final String ACCEPT = "43 0x%x 0x0 0x0 0x0 0x0 0x0 0x7ffc00 0x7fd400\n";

    SampledWaitTest(@TempDir Path folder) {
        super(folder);
    }

    @Test
    void withoutSyscallTheKernelsFunctionTellsTheCauseAndTheReasonIsSaid() {
        FakeProc.Task task = proc.task(10);
        folder.resolve(FakeProc.PID + "/task/10/syscall").toFile().delete();
        task.file("wchan", "do_epoll_wait");

        KernelTick tick = tick();

        assertThat(Objects.requireNonNull(only(tick).kernelWait()).cause()).isEqualTo(WaitCause.POLL);
        assertThat(tick.process().unavailable().get(SourceStatus.KERNEL_WAITS))
                .contains("task/10/syscall")
                .contains("ptrace_scope");
        task.counters(MILLI, 0, 2).switches('R', 0, 0);
        assertThat(only(tickAfter(250)).runnable()).isTrue();
    }

    @Test
    void socketYoungerThanTheTablesReadLastIsNamedAtALaterLookThoughItsThreadNeverMoves() throws IOException {
        String table = new String(Fixtures.bytes("net/tcp"), US_ASCII);
        proc.write(FakeProc.PID + "/net/tcp", table);
        Path files = Files.createDirectory(folder.resolve(FakeProc.PID + "/fd"));
        Files.createSymbolicLink(files.resolve("5"), Path.of("socket:[1161]"));
        Files.createSymbolicLink(files.resolve("6"), Path.of("socket:[424242]"));
        proc.task(10).file("syscall", ACCEPT.formatted(5));
        tick();
        proc.task(11).file("syscall", ACCEPT.formatted(6));
        assertThat(detail(tickAfter(250), 11)).isEqualTo("socket");
        proc.write(FakeProc.PID + "/net/tcp", table.replace(" 1161 ", " 424242 "));

        List<String> told = new ArrayList<>();
        for (int look = 0; look < 8; look++) {
            tickAfter(250).slices().forEach(slice -> told.add(detail(slice)));
        }

        assertThat(told).endsWith("listening :8080").hasSizeLessThan(4);
    }

    private static String detail(KernelTick tick, int tid) {
        return tick.slices().stream()
                .filter(slice -> slice.tid() == tid)
                .map(SampledWaitTest::detail)
                .findFirst()
                .orElseThrow();
    }

    private static String detail(ThreadSlice slice) {
        return Objects.requireNonNull(slice.kernelWait()).detail();
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
}
