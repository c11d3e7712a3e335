package heddle.inspector.command;

import static org.assertj.core.api.Assertions.assertThat;

import heddle.inspector.source.ChildJvm;
import heddle.inspector.source.Contended;
import heddle.inspector.source.Idle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the shipped command says of a target that ends while it is looked at. */
@Isolated("the target ends at a certain time")
class EndingTargetIT {
    private final Release heddle;

    EndingTargetIT(@TempDir Path state) throws IOException {
        heddle = new Release(Path.of(System.getProperty("java.home")), state);
    }

    static Stream<Path> jdks() throws IOException {
        return ChildJvm.jdks().stream();
    }

    @Test
    void aTargetThatEndsWhileItIsWatchedGivesWhatWasSeen() throws Exception {
        try (ChildJvm jvm = ChildJvm.start(heddle.jdk(), Idle.class)) {
            Process killer = killerOf(jvm.pid(), 2);
            Release.Result result = heddle.run("threads", "" + jvm.pid(), "--for", "60s", "--json");
            killer.destroyForcibly();
            assertThat(result.exitCode()).as(result.err()).isZero();
            assertThat(result.out()).contains("The target ended");
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void watchingEndsWithItsTarget(Path jdk) throws Exception {
        try (ChildJvm jvm = ChildJvm.start(jdk, Contended.class)) {
            Process killer = killerOf(jvm.pid(), 4);
            Release.Result result = heddle.run("watch", "" + jvm.pid(), "--every", "500ms");
            killer.destroyForcibly();
            assertThat(result.exitCode()).as(result.err()).isZero();
            assertThat(result.out().lines().toList().get(0)).contains("\"mode\":\"agent\"");
            assertThat(result.out().lines()).last().asString().contains("The target ended");
            assertThat(windowMillis(result.out())).allMatch(millis -> millis >= 450 && millis <= 1000);
        }
    }

    /** Kills so many seconds after the agent is there. */
    private static Process killerOf(long pid, int seconds) throws IOException {
        String script =
                "while kill -0 %d && ! grep -qs heddle /proc/%d/task/*/comm; do sleep 0.1; done; sleep %d; kill -9 %d";
        return new ProcessBuilder("sh", "-c", script.formatted(pid, pid, seconds, pid)).start();
    }

    /** Of all windows but the last, which its target's end cuts short. */
    private static List<Double> windowMillis(String objects) {
        List<Double> all = objects.lines()
                .map(line -> Double.parseDouble(line.replaceAll(".*\"window_ms\":([0-9.]+).*", "$1")))
                .toList();
        return all.subList(0, all.size() - 1);
    }
}
