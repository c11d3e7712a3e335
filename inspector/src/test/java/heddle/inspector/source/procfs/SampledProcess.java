package heddle.inspector.source.procfs;

import static org.assertj.core.api.Assertions.assertThat;

import heddle.inspector.model.Target;
import heddle.inspector.observation.KernelTick;
import heddle.inspector.observation.Observation;
import heddle.inspector.observation.ThreadSlice;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** A process in files, and the looks at it: what the tests of the sampler share. */
abstract class SampledProcess {
    static final long MILLI = 1_000_000;

    final Path folder;
    final FakeProc proc;
    private long nowNanos = 1_000_000 * MILLI;
    private @Nullable ProcessSampler sampler;

    SampledProcess(Path folder) {
        this.folder = folder;
        this.proc = new FakeProc(folder);
    }

    @AfterEach
    void close() {
        if (sampler != null) sampler.close();
    }

    KernelTick tickAfter(long millis) {
        nowNanos += millis * MILLI;
        return tick();
    }

    KernelTick tick() {
        return (KernelTick) look();
    }

    Observation look() {
        ProcessSampler present = sampler;
        if (present == null) {
            Target target = new Target(FakeProc.PID, FakeProc.START_TICKS, "app", "17");
            present = new ProcessSampler(folder, target, true, () -> nowNanos, () -> Instant.EPOCH);
            sampler = present;
        }
        return present.tick();
    }

    static ThreadSlice only(KernelTick tick) {
        assertThat(tick.slices()).hasSize(1);
        return tick.slices().get(0);
    }

    static void assertTimes(ThreadSlice slice, long runningMillis, long readyMillis, long waitingMillis) {
        assertThat(slice.runningNanos()).as("running").isEqualTo(runningMillis * MILLI);
        assertThat(slice.readyNanos()).as("ready").isEqualTo(readyMillis * MILLI);
        assertThat(slice.waitingNanos()).as("waiting").isEqualTo(waitingMillis * MILLI);
    }
}
