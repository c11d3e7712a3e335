package heddle.inspector.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import heddle.inspector.source.ChildJvm;
import heddle.inspector.source.Contended;
import heddle.inspector.source.Idle;
import heddle.inspector.source.attach.Users;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code heddle memory} as it is shipped: on JVMs, on what is none, and where it may not look. */
class MemoryCommandIT {
    private final Release heddle;

    MemoryCommandIT(@TempDir Path state) throws IOException {
        heddle = new Release(Path.of(System.getProperty("java.home")), state);
    }

    static Stream<Path> jdks() throws IOException {
        return ChildJvm.jdks().stream();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void aJvmTellsItsPartsAndNamesItsStacks(Path jdk) throws Exception {
        try (ChildJvm jvm = ChildJvm.start(jdk, Contended.class)) {
            Release.Result result = heddle.run("memory", "" + jvm.pid(), "--for", "1s", "--json");

            assertThat(result.exitCode()).as(result.err()).isZero();
            assertThat(result.out().lines()).hasSize(1);
            assertThat(result.out())
                    .contains("\"schema\":\"heddle.memory/1\"", "\"java_heap\":\"Serial, ", "\"named_percent\":9")
                    .contains("\"kind\":\"JAVA_HEAP\"", "\"kind\":\"METASPACE\"", "\"kind\":\"KERNEL\"")
                    .containsPattern(
                            "\"tid\":\\d+,\"name\":\"monitor-1\",\"reserved_kb\":10\\d\\d,\"resident_kb\":\\d+");
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void aJvmThatIsOnlyLookedAtIsNotAsked(Path jdk) throws Exception {
        try (ChildJvm jvm = ChildJvm.start(jdk, Idle.class)) {
            Release.Result result = heddle.run("memory", "" + jvm.pid(), "--for", "500ms", "--mode", "look");

            assertThat(result.exitCode()).as(result.err()).isZero();
            assertThat(result.out()).contains("UNNAMED", "it was not asked").doesNotContain("METASPACE");
        }
    }

    @Test
    void aShellHasTextAndAStackAndNothingMissing() throws Exception {
        Process shell = new ProcessBuilder("sh", "-c", "sleep 60; true").start();
        try {
            Release.Result result = heddle.run("memory", "" + shell.pid(), "--for", "500ms");

            assertThat(result.exitCode()).as(result.err()).isZero();
            assertThat(result.out())
                    .contains("TEXT", "BRK_HEAP", "STACK", "1 of 1 threads")
                    .doesNotContain("Not known");
        } finally {
            shell.descendants().forEach(ProcessHandle::destroyForcibly);
            shell.destroyForcibly();
        }
    }

    @Test
    void theMemoryOfAnotherUsersProcessIsNotPermitted() throws Exception {
        assumeTrue(Users.self() == Users.ROOT, "only root can be somebody else");
        assumeTrue(heddle.isReadableByAll(), "nobody may not read the build's folder");
        List<String> asNobody = List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");
        try (ChildJvm jvm = ChildJvm.start(heddle.jdk(), Idle.class)) {
            Release.Result result = heddle.run(asNobody, "memory", "" + jvm.pid(), "--for", "500ms");

            assertThat(result.exitCode()).as(result.err()).isEqualTo(4);
            assertThat(result.err()).contains("owner", "root");
        }
    }

    @Test
    void threadsTellTheSizeOfTheirStacks() throws Exception {
        try (ChildJvm jvm = ChildJvm.start(heddle.jdk(), Contended.class)) {
            Release.Result result = heddle.run("threads", "" + jvm.pid(), "--for", "1s", "--mode", "look", "--json");

            assertThat(result.out()).containsPattern("\"stack_reserved_kb\":1024,\"stack_resident_kb\":\\d+");
        }
    }
}
