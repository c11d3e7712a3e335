package heddle.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.util.spi.ToolProvider;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** What is loaded into strangers' JVMs: its size and what it needs there. */
class AgentJarIT {

    /** A fifth of it are the probe's classes, which are loaded only when one is asked for. */
    private static final int MAX_BYTES = 160 * 1024;

    @Test
    void theJarIsSmall() throws Exception {
        assertThat(Files.size(TestInspector.jar())).isLessThan(MAX_BYTES);
    }

    @Test
    void theJarHoldsNothingButTheAgent() throws Exception {
        try (ZipFile jar = new ZipFile(TestInspector.jar().toFile())) {
            assertThat(jar.stream().filter(entry -> !entry.isDirectory()).map(Object::toString))
                    .allMatch(name -> name.startsWith("heddle/agent/") || name.equals("META-INF/MANIFEST.MF"));
        }
    }

    @Test
    void theJdkIsAllItNeeds() {
        StringWriter modules = new StringWriter();
        ToolProvider jdeps = ToolProvider.findFirst("jdeps").orElseThrow();
        int code = jdeps.run(
                new PrintWriter(modules),
                new PrintWriter(modules),
                "--ignore-missing-deps",
                "--print-module-deps",
                TestInspector.jar().toString());

        assertThat(modules.toString().strip()).isEqualTo("java.base,java.instrument,java.management,jdk.jfr,jdk.net");
        assertThat(code).isZero();
    }
}
