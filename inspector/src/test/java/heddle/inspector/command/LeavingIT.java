package heddle.inspector.command;

import static org.assertj.core.api.Assertions.assertThat;

import heddle.inspector.source.ChildJvm;
import heddle.inspector.source.Contended;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** However the shipped inspector ends, its target is as before within six seconds. */
class LeavingIT {
    private static final Duration LIMIT = Duration.ofSeconds(6);

    private final Path state;

    LeavingIT(@TempDir Path state) {
        this.state = state;
    }

    static Stream<Arguments> ends() throws IOException {
        return ChildJvm.jdks().stream()
                .flatMap(jdk -> Stream.of("agent", "agentless")
                        .flatMap(mode ->
                                Stream.of("KILL", "TERM", "INT").map(signal -> Arguments.of(mode, signal, jdk))));
    }

    @ParameterizedTest(name = "{0} ended by {1} on {2}")
    @MethodSource("ends")
    void nothingStays(String mode, String signal, Path jdk) throws Exception {
        try (ChildJvm jvm = ChildJvm.start(jdk, Contended.class)) {
            Process launcher = new Release(jdk, state).start("watch", "" + jvm.pid(), "--mode", mode, "--every", "1s");
            ChildJvm.waitFor("a recording", () -> recordings(jdk, jvm).contains("heddle"));
            assertThat(files(state)).as("what is left is known").isNotEmpty();

            ChildJvm.run(
                    "kill", "-" + signal, "" + Release.inspectorOf(launcher).pid());

            ChildJvm.waitFor("no recording", LIMIT, () -> !recordings(jdk, jvm).contains("heddle"));
            ChildJvm.waitFor("no agent", LIMIT, () -> !jvm.threadNames().contains("heddle"));
            assertThat(launcher.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(files(state)).filteredOn(name -> !name.endsWith(".log")).isEmpty();
            assertThat(jvm.isAlive()).isTrue();
        }
    }

    /** Then only the agent is left to clear up. */
    @ParameterizedTest
    @MethodSource("heddle.inspector.source.ChildJvm#jdks")
    void nothingOfAnAgentStaysWhenTheLauncherIsKilledToo(Path jdk) throws Exception {
        try (ChildJvm jvm = ChildJvm.start(jdk, Contended.class)) {
            Process launcher =
                    new Release(jdk, state).start("watch", "" + jvm.pid(), "--mode", "agent", "--every", "1s");
            ChildJvm.waitFor("a recording", () -> recordings(jdk, jvm).contains("heddle"));
            Path folder = folderOfTheAgent();
            assertThat(folder.resolve("agent.jar")).exists();
            ProcessHandle inspector = Release.inspectorOf(launcher);

            launcher.destroyForcibly();
            inspector.destroyForcibly();

            ChildJvm.waitFor("no folder", LIMIT, () -> !Files.exists(folder));
            ChildJvm.waitFor("no agent", LIMIT, () -> !jvm.threadNames().contains("heddle"));
            assertThat(recordings(jdk, jvm)).doesNotContain("heddle");
        }
    }

    private Path folderOfTheAgent() throws IOException {
        Properties ledger = new Properties();
        for (String file : files(state)) {
            if (file.endsWith(".properties")) ledger.load(new StringReader(Files.readString(Path.of(file))));
        }
        return Path.of(ledger.getProperty("folder"));
    }

    private static String recordings(Path jdk, ChildJvm jvm) {
        return run(jdk.resolve("bin/jcmd").toString(), "" + jvm.pid(), "JFR.check");
    }

    private static String run(String... command) {
        try {
            return ChildJvm.run(command);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).map(Path::toString).toList();
        }
    }
}
