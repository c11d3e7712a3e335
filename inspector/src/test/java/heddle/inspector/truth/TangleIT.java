package heddle.inspector.truth;

import static org.assertj.core.api.Assertions.assertThat;

import heddle.inspector.source.ChildJvm;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each way to wait for each other is found with its members, and none where nobody waits for ever. The programs only wait,
 * so several may do so side by side.
 */
@Execution(ExecutionMode.CONCURRENT)
class TangleIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    static List<Arguments> tangles() throws IOException {
        List<Arguments> runs = new ArrayList<>();
        for (Jdk jdk : Jdks.all()) {
            runs.add(Arguments.of("monitors", "monitor", "sure", jdk));
            runs.add(Arguments.of("join", "mixed", "sure", jdk));
            runs.add(Arguments.of("upgrade", "read-write-upgrade", "sure", jdk));
            runs.add(Arguments.of("classes", "class-init", "strong", jdk));
            runs.add(Arguments.of("superclass", "class-init", "strong", jdk));
            runs.add(Arguments.of("tasks", "self-call", "strong", jdk));
            if (!tellsMonitorsOfVirtualThreads(jdk)) continue;
            runs.add(Arguments.of("virtual-monitors", "monitor", "sure", jdk));
            runs.add(Arguments.of("mixed", "mixed", "sure", jdk));
            runs.add(Arguments.of("virtual-owner", "mixed", "sure", jdk));
        }
        return runs;
    }

    private static boolean tellsMonitorsOfVirtualThreads(Jdk jdk) {
        return jdk.feature() == 25;
    }

    @ParameterizedTest(name = "{0} on {3}")
    @MethodSource("tangles")
    void isFoundWithItsMembers(String tangle, String kind, String confidence, Jdk jdk) throws Exception {
        boolean virtual = tangle.startsWith("virtual") || tangle.equals("mixed");

        List<Json> deadlocks = deadlocks(tangle, jdk);

        assertThat(deadlocks).hasSize(1);
        Json deadlock = deadlocks.get(0);
        assertThat(deadlock.at("threads").names()).containsExactly("member-1", "member-2");
        assertThat(deadlock.at("kind").text()).isEqualTo(kind);
        assertThat(deadlock.at("confidence").text()).isEqualTo(confidence);
        assertThat(deadlock.at("virtual").text()).isEqualTo(Boolean.toString(virtual));
    }

    static List<Jdk> jdks() throws IOException {
        return Jdks.all();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void whoWaitsLongButNotForEverIsInNone(Jdk jdk) throws Exception {
        assertThat(deadlocks("healthy", jdk)).isEmpty();
    }

    private static List<Json> deadlocks(String tangle, Jdk jdk) throws IOException, InterruptedException {
        try (ChildJvm program = ChildJvm.start(jdk.home(), Tangle.class, "-Dtangle=" + tangle)) {
            String pid = Integer.toString(program.pid());
            HeddleProcess.Result result =
                    HeddleProcess.run(Jdks.all().get(0), LIMIT, "locks", pid, "--for", "4s", "--json");
            assertThat(result.exitCode()).as(result.err()).isZero();
            return Json.parse(result.out()).at("deadlocks").elements().toList();
        }
    }
}
