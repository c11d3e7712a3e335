package heddle.inspector.source.procfs;

import static org.assertj.core.api.Assertions.assertThat;

import heddle.inspector.observation.KernelTick;
import heddle.inspector.observation.TargetEnded;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the end of a process is seen. */
class SampledEndTest extends SampledProcess {
    SampledEndTest(@TempDir Path folder) {
        super(folder);
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
}
