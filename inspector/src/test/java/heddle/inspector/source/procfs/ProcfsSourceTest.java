package heddle.inspector.source.procfs;

import static org.assertj.core.api.Assertions.assertThat;

import heddle.inspector.model.Target;
import heddle.inspector.observation.KernelTick;
import heddle.inspector.observation.Observation;
import heddle.inspector.observation.SourceTrouble;
import heddle.inspector.observation.TargetEnded;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class ProcfsSourceTest {
    private final BlockingQueue<Observation> heard = new LinkedBlockingQueue<>();

    private final Path folder;

    ProcfsSourceTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void ticksAreToldUntilTheProcessEndsAndThenItsEndOnce() throws InterruptedException {
        FakeProc proc = new FakeProc(folder);
        try (ProcfsSource source = source()) {
            source.start(heard::add);
            assertThat(next()).isInstanceOf(KernelTick.class);
            assertThat(next()).isInstanceOf(KernelTick.class);
            proc.end();

            Observation last = next();
            while (last instanceof KernelTick) last = next();
            assertThat(last).isInstanceOf(TargetEnded.class);
        }
        assertThat(heard).isEmpty();
    }

    @Test
    void closedSourceSaysNothingMore() throws InterruptedException {
        new FakeProc(folder);
        ProcfsSource source = source();
        source.start(heard::add);
        next();
        source.close();
        source.close();
        heard.clear();

        assertThat(heard.poll(50, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void kernelThatDoesNotCountTheRunQueueIsATroubleButNoEnd() throws InterruptedException {
        new FakeProc(folder).write("thread-self/schedstat", "0 0 0\n");
        try (ProcfsSource source = source()) {
            source.start(heard::add);

            assertThat(next())
                    .isEqualTo(new SourceTrouble("procfs", "this kernel does not count the run queue", false));
            assertThat(next()).isInstanceOf(KernelTick.class);
        }
    }

    @Test
    void sourceThatWasNeverStartedCanBeClosed() {
        source().close();
        assertThat(heard).isEmpty();
    }

    @Test
    void aCheapLookKeepsThePeriod() {
        assertThat(ProcfsSource.pauseAfter(10, 250)).isEqualTo(240);
    }

    @Test
    void aDearLookIsFollowedByThreeTimesItsLength() {
        assertThat(ProcfsSource.pauseAfter(100, 250)).isEqualTo(300);
    }

    @Test
    void aLookThatWasHeldUpIsNotFollowedByALongRest() {
        long second = TimeUnit.SECONDS.toNanos(1);
        assertThat(ProcfsSource.pauseAfter(2 * second, second / 4)).isEqualTo(second);
    }

    private ProcfsSource source() {
        Target target = new Target(FakeProc.PID, FakeProc.START_TICKS, "app", null);
        return new ProcfsSource(folder, target, true, Duration.ofMillis(10), System::nanoTime, InstantSource.system());
    }

    private Observation next() throws InterruptedException {
        Observation next = heard.poll(10, TimeUnit.SECONDS);
        assertThat(next).isNotNull();
        return Objects.requireNonNull(next);
    }
}
