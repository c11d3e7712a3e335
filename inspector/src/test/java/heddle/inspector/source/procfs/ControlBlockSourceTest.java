package heddle.inspector.source.procfs;

import static org.assertj.core.api.Assertions.assertThat;

import heddle.inspector.model.Target;
import heddle.inspector.model.ThreadStack;
import heddle.inspector.observation.Observation;
import heddle.inspector.observation.ProcessExamined;
import heddle.inspector.observation.ThreadExamined;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class ControlBlockSourceTest {
    private final BlockingQueue<Observation> heard = new LinkedBlockingQueue<>();
    private final FakeProc proc;
    private final ControlBlockSource source;

    ControlBlockSourceTest(@TempDir Path folder) {
        proc = new FakeProc(folder);
        Target target = new Target(FakeProc.PID, FakeProc.START_TICKS, "app", null);
        source = new ControlBlockSource(
                folder,
                target,
                false,
                details -> details.with(new ThreadStack(details.tid(), 0x1000, 0x5000, 4, 8), ""),
                System::nanoTime);
    }

    private Observation next() throws InterruptedException {
        return Objects.requireNonNull(heard.poll(10, TimeUnit.SECONDS), "nothing was said");
    }

    @Test
    void theControlBlockIsToldAgainAndAgainUntilTheProcessEnds() throws InterruptedException {
        try (source) {
            source.start(heard::add);
            assertThat(next()).isInstanceOf(ProcessExamined.class);
            assertThat(next()).isInstanceOf(ProcessExamined.class);
            proc.end();
            assertThat(heard.poll(1500, TimeUnit.MILLISECONDS)).isNull();
        }
    }

    @Test
    void aThreadThatIsAskedForIsToldAtOnce() throws InterruptedException {
        proc.task(5000);
        try (source) {
            source.start(heard::add);
            next();
            source.examine(5000);

            assertThat(next())
                    .isInstanceOfSatisfying(
                            ThreadExamined.class,
                            examined -> assertThat(examined.thread().stack())
                                    .isEqualTo(new ThreadStack(5000, 0x1000, 0x5000, 4, 8)));
        }
    }

    @Test
    void aThreadThatHasEndedIsNotTold() throws InterruptedException {
        try (source) {
            source.examine(5001);
            source.start(heard::add);

            assertThat(next()).isInstanceOf(ProcessExamined.class);
            assertThat(next()).isInstanceOf(ProcessExamined.class);
        }
    }
}
