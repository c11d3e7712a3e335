package heddle.inspector.source.procfs;

import static org.assertj.core.api.Assertions.assertThat;

import heddle.inspector.model.Scheduling;
import heddle.inspector.model.SignalSet;
import heddle.inspector.model.ThreadDetails;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThreadDetailsReaderTest {
    @Test
    void schedulingAndSignalMaskAreRead(@TempDir Path root) throws IOException {
        Path task = Files.createDirectories(root.resolve("5/task/9191"));
        Files.write(task.resolve("stat"), Fixtures.bytes("odd-name/stat"));
        Files.write(task.resolve("status"), Fixtures.bytes("odd-name/status"));

        assertThat(ThreadDetailsReader.read(root, 5, 9191))
                .contains(new ThreadDetails(
                        9191,
                        new Scheduling('S', 20, 0, "SCHED_OTHER", 0, 0, "0-1"),
                        new SignalSet(4),
                        SignalSet.NONE,
                        0,
                        0));
    }

    @Test
    void threadThatHasEndedHasNone(@TempDir Path root) {
        assertThat(ThreadDetailsReader.read(root, 5, 9191)).isEmpty();
    }
}
