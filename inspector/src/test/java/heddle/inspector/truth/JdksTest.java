package heddle.inspector.truth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class JdksTest {

    @Test
    void findsTheOneThatRunsThisTest() throws IOException {
        Path own = Path.of(System.getProperty("java.home")).toRealPath();

        assertThat(Jdks.all()).contains(new Jdk(Runtime.version().feature(), own));
    }

    @Test
    void namesEachOnce() throws IOException {
        assertThat(Jdks.all()).doesNotHaveDuplicates();
    }
}
