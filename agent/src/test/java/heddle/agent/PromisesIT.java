package heddle.agent;

import static org.assertj.core.api.Assertions.assertThat;

import heddle.agent.subject.Contending;
import heddle.agent.subject.Waiting;
import heddle.agent.wire.AgentMessage.Goodbye;
import heddle.agent.wire.AgentMessage.Hello;
import heddle.agent.wire.AgentMessage.RecordingStatus;
import heddle.agent.wire.AgentMessage.ThreadsSeen;
import heddle.agent.wire.InspectorMessage.Detach;
import heddle.agent.wire.Protocol;
import heddle.agent.wire.RecordingState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the agent owes to the JVM it is loaded into, whatever the inspector does. */
class PromisesIT {

    private static final Duration FAREWELL = Duration.ofSeconds(6);

    private final Path folder;

    PromisesIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @MethodSource("heddle.agent.Jdk#all")
    void aVanishedInspectorLeavesNothingBehind(Jdk jdk) throws Exception {
        try (ChildJvm target = ChildJvm.start(jdk, folder, Waiting.class)) {
            Traces traces = Traces.before(target);
            TestInspector inspector = TestInspector.inspect(target, folder);
            Path repository = repository(inspector);
            assertThat(traces.find()).anyMatch(it -> it.contains("\"heddle-agent\""));
            assertThat(Traces.chunks(repository)).isNotEmpty();

            inspector.close();

            Eventually.holdsWithin(FAREWELL, traces::find, List::isEmpty);
            assertThat(Traces.chunks(repository)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("heddle.agent.Jdk#all")
    void aSilentInspectorLosesItsLease(Jdk jdk) throws Exception {
        try (ChildJvm target = ChildJvm.start(jdk, folder, Waiting.class);
                TestInspector inspector = TestInspector.inspect(target, folder)) {
            Traces traces = Traces.before(target);
            repository(inspector);

            inspector.stopHeartbeats();

            Eventually.holdsWithin(FAREWELL, inspector::hasEnded, ended -> ended);
            assertThat(inspector.await(Goodbye.class).reason()).isEqualTo("no heartbeat for 5 s");
            Eventually.holds(traces::find, List::isEmpty);
        }
    }

    @ParameterizedTest
    @MethodSource("heddle.agent.Jdk#all")
    void attachDetachAttachAgainWorksAlsoFromAnotherJar(Jdk jdk) throws Exception {
        Path otherJar = Files.copy(TestInspector.jar(), folder.resolve("newer.jar"));
        try (ChildJvm target = ChildJvm.start(jdk, folder, Waiting.class)) {
            Traces traces = Traces.before(target);
            for (Path jar : List.of(TestInspector.jar(), TestInspector.jar(), otherJar)) {
                try (TestInspector inspector = TestInspector.inspect(target, jar, folder)) {
                    Path repository = repository(inspector);
                    inspector.await(ThreadsSeen.class);

                    inspector.send(new Detach());

                    assertThat(inspector.await(Goodbye.class).reason()).isEqualTo("detached");
                    assertThat(Traces.chunks(repository)).isEmpty();
                }
            }
            Eventually.holds(traces::find, List::isEmpty);
        }
    }

    @ParameterizedTest
    @MethodSource("heddle.agent.Jdk#all")
    void aSecondInspectorIsToldWhoTheFirstIsAndDisturbsNothing(Jdk jdk) throws Exception {
        try (ChildJvm target = ChildJvm.start(jdk, folder, Waiting.class);
                TestInspector first = TestInspector.inspect(target, folder, "inspector=4711");
                TestInspector second = TestInspector.inspect(target, folder, "inspector=4712")) {
            assertThat(second.await(Hello.class).protocol()).isEqualTo(Protocol.VERSION);
            assertThat(second.await(Goodbye.class).reason()).isEqualTo("already inspected by pid 4711");
            Eventually.holds("the second is left", second::hasEnded);
            int snapshots = first.all(ThreadsSeen.class).size();
            Eventually.holds(
                    "the first sees on", () -> first.all(ThreadsSeen.class).size() > snapshots + 2);
        }
    }

    @ParameterizedTest
    @MethodSource("heddle.agent.Jdk#all")
    void aBusyTargetGoesOnWhileInspectedAndAfterwards(Jdk jdk) throws Exception {
        try (ChildJvm target = ChildJvm.start(jdk, folder, Contending.class)) {
            for (int i = 0; i < 3; i++) {
                try (TestInspector inspector = TestInspector.inspect(target, folder)) {
                    repository(inspector);
                    long before = progress(target);
                    inspector.await(ThreadsSeen.class, it -> it.sequence() > 4);
                    Eventually.holds("work goes on", () -> progress(target) > before);
                    inspector.send(new Detach());
                    inspector.await(Goodbye.class);
                }
            }
            long after = progress(target);
            Eventually.holds("work goes on", () -> progress(target) > after);
        }
    }

    @ParameterizedTest
    @MethodSource("heddle.agent.Jdk#all")
    void nothingIsWrittenToTheTargetsOutputButTheJvmsOwnNotice(Jdk jdk) throws Exception {
        try (ChildJvm target = ChildJvm.start(jdk, folder, Waiting.class);
                TestInspector inspector = TestInspector.inspect(target, folder)) {
            repository(inspector);
            inspector.send(new Detach());
            inspector.await(Goodbye.class);

            assertThat(target.stdout()).isEqualTo("ready\n");
            assertThat(target.stderr().lines().filter(line -> !line.startsWith("WARNING: ")))
                    .isEmpty();
            assertThat(target.stderr().lines().count()).isLessThanOrEqualTo(jdk.feature() < 21 ? 0 : 4);
        }
    }

    @ParameterizedTest
    @MethodSource("heddle.agent.Jdk#all")
    void anUnknownArgumentIsNamed(Jdk jdk) throws Exception {
        try (ChildJvm target = ChildJvm.start(jdk, folder, Waiting.class);
                TestInspector inspector = TestInspector.inspect(target, folder, "flour=1")) {
            assertThat(inspector.await(Goodbye.class).reason()).contains("does not know the argument flour");
        }
    }

    @ParameterizedTest
    @MethodSource("heddle.agent.Jdk#all")
    void aSocketWhereOthersCouldListenIsNotConnectedTo(Jdk jdk) throws Exception {
        Path open = Files.createDirectory(folder.resolve("open"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (ChildJvm target = ChildJvm.start(jdk, folder, Waiting.class);
                var server = TestInspector.listen(open.resolve("agent"))) {
            Traces traces = Traces.before(target);
            TestInspector.load(
                    target,
                    TestInspector.jar(),
                    "jar=%s;socket=%s".formatted(TestInspector.jar(), open.resolve("agent")));

            Eventually.holds(traces::find, List::isEmpty);
            server.configureBlocking(false);
            assertThat(server.accept()).isNull();
        }
    }

    @ParameterizedTest
    @MethodSource("heddle.agent.Jdk#all")
    void startedWithTheJvmAndNobodyToTalkToItDoesNothing(Jdk jdk) throws Exception {
        try (ChildJvm target = ChildJvm.start(jdk, folder, Waiting.class, "-javaagent:" + TestInspector.jar())) {
            assertThat(Traces.before(target).classes()).containsExactly("heddle.agent.HeddleAgent");
            assertThat(target.stderr()).isEmpty();
        }
    }

    private static Path repository(TestInspector inspector) {
        RecordingStatus status = inspector.await(RecordingStatus.class);
        assertThat(status.state()).as(status.reason()).isEqualTo(RecordingState.STARTED);
        return Path.of(status.repository());
    }

    /** Grows while the subject's threads get on. */
    private static long progress(ChildJvm target) {
        String output = target.stdout().strip();
        return Long.parseLong(output.substring(output.lastIndexOf('\n') + 1));
    }
}
