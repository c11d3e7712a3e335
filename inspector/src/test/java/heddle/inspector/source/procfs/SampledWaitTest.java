package heddle.inspector.source.procfs;

import static org.assertj.core.api.Assertions.assertThat;

import heddle.inspector.model.KernelWait;
import heddle.inspector.model.SourceStatus;
import heddle.inspector.model.WaitCause;
import heddle.inspector.observation.KernelTick;
import heddle.inspector.observation.ThreadSlice;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a thread that is looked at waits for. */
class SampledWaitTest extends SampledProcess {
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
