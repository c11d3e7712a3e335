package heddle.inspector.source.procfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcMountTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rw,nosuid,nodev,noexec,relatime | false",
                "rw,relatime,hidepid=0 | false",
                "rw,relatime,hidepid=off | false",
                "rw,relatime,hidepid=1 | true",
                "rw,relatime,gid=5,hidepid=invisible | true",
                "rw,relatime,hidepid=ptraceable | true"
            })
    void theOptionsTellWhetherOthersAreHidden(String options, boolean hiding, @TempDir Path root) throws IOException {
        Files.createDirectories(root.resolve("self"));
        Files.writeString(
                root.resolve("self/mounts"),
                "proc /elsewhere proc rw,hidepid=2 0 0\nproc " + root + " proc " + options + " 0 0\n");

        assertThat(ProcMount.hidesOthers(root)).isEqualTo(hiding);
    }

    @Test
    void withoutAListNothingIsHidden(@TempDir Path root) {
        assertThat(ProcMount.hidesOthers(root)).isFalse();
    }
}
