package heddle.inspector.source.procfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnTimeTest {
    @Test
    void workIsChargedAndWaitingIsNot(@TempDir Path root) {
        FakeProc proc = new FakeProc(root);
        proc.write("thread-self/schedstat", "1000 77 1\n");
        OwnTime time = new OwnTime(root);

        proc.write("thread-self/schedstat", "5000 999999 2\n");
        assertThat(time.newlyUsedNanos()).isEqualTo(4000);
        assertThat(time.newlyUsedNanos()).isZero();
    }

    @Test
    void aKernelThatDoesNotCountChargesNothing(@TempDir Path root) {
        assertThat(new OwnTime(root).newlyUsedNanos()).isZero();
    }
}
