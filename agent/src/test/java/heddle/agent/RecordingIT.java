package heddle.agent;

import static org.assertj.core.api.Assertions.assertThat;

import heddle.agent.subject.Recorded;
import heddle.agent.subject.Waiting;
import heddle.agent.wire.AgentMessage.Goodbye;
import heddle.agent.wire.AgentMessage.RecordingStatus;
import heddle.agent.wire.AgentMessage.Trouble;
import heddle.agent.wire.InspectorMessage.Detach;
import heddle.agent.wire.InspectorMessage.SetLockThreshold;
import heddle.agent.wire.RecordingState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is recorded in a target, and what becomes of recordings that are not ours. */
class RecordingIT {

    private static final Set<String> WANTED = Set.of(
            "jdk.JavaMonitorEnter",
            "jdk.JavaMonitorWait",
            "jdk.ThreadPark",
            "jdk.ThreadSleep",
            "jdk.ThreadStart",
            "jdk.ThreadEnd",
            "jdk.SocketRead",
            "jdk.ExecutionSample",
            "jdk.CPULoad",
            "jdk.ThreadAllocationStatistics",
            "jdk.GarbageCollection",
            "jdk.GCPhasePause",
            "jdk.ExecuteVMOperation");

    private final Path folder;

    RecordingIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @MethodSource("heddle.agent.Jdk#all")
    void whatThreadsWaitForAndDoIsRecordedAndNoSecrets(Jdk jdk) throws Exception {
        try (ChildJvm target = ChildJvm.start(jdk, folder, Recorded.class);
                TestInspector inspector = TestInspector.inspect(target, folder, "name=heddle-0-test")) {
            RecordingStatus status = inspector.await(RecordingStatus.class);
            assertThat(status.state()).as(status.reason()).isEqualTo(RecordingState.STARTED);
            assertThat(status.lockThresholdNanos()).isEqualTo(1_000_000);
            assertThat(Path.of(status.repository())).isDirectory();

            Eventually.holds(() -> recorded(target, "heddle-0-test"), names -> names.containsAll(WANTED));
            assertThat(recorded(target, "heddle-0-test"))
                    .allMatch(name -> name.startsWith("jdk."))
                    .doesNotContain(
                            "jdk.InitialEnvironmentVariable",
                            "jdk.InitialSystemProperty",
                            "jdk.JVMInformation",
                            "jdk.SystemProcess",
                            "jdk.ProcessStart");
        }
    }

    /** The control to the above. */
    @ParameterizedTest
    @MethodSource("heddle.agent.Jdk#all")
    void anotherRecordingTakesInWhatTheApplicationTells(Jdk jdk) throws Exception {
        try (ChildJvm target = ChildJvm.start(jdk, folder, Recorded.class)) {
            target.jcmd("JFR.start", "name=control", "settings=none");

            Eventually.holds(
                    () -> recorded(target, "control"),
                    names -> names.stream().anyMatch(name -> name.contains("Secret")));
        }
    }

    @ParameterizedTest
    @MethodSource("heddle.agent.Jdk#all")
    void aRecordingOfTheUsersOwnGoesOnUnchanged(Jdk jdk) throws Exception {
        try (ChildJvm target = ChildJvm.start(
                jdk, folder, Waiting.class, "-XX:StartFlightRecording:name=mine,settings=profile,dumponexit=false")) {
            String before = target.jcmd("JFR.check", "name=mine", "verbose=true");
            try (TestInspector inspector = TestInspector.inspect(target, folder, "name=heddle-0-test")) {
                assertThat(inspector.await(RecordingStatus.class).state()).isEqualTo(RecordingState.STARTED);
                assertThat(target.jcmd("JFR.check")).contains("mine", "heddle-0-test");
                inspector.send(new Detach());
                inspector.await(Goodbye.class);
            }

            assertThat(before).contains("jdk.JavaMonitorEnter");
            assertThat(target.jcmd("JFR.check", "name=mine", "verbose=true")).isEqualTo(before);
            assertThat(target.jcmd("JFR.check")).doesNotContain("heddle");
        }
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("heddle.agent.Jdk#withVirtualThreads")
    void thatVirtualThreadsKeepTheirCarriersIsRecordedFromTwentyMillisecondsOn(Jdk jdk) throws Exception {
        try (ChildJvm target = ChildJvm.start(jdk, folder, Waiting.class);
                TestInspector inspector = TestInspector.inspect(target, folder, "name=heddle-0-test")) {
            inspector.await(RecordingStatus.class);

            assertThat(target.jcmd("JFR.check", "name=heddle-0-test", "verbose=true"))
                    .containsPattern("jdk.VirtualThreadPinned\\)\\s+\\[enabled=true.*threshold=20 ms|"
                            + "jdk.VirtualThreadPinned\\)\\s+\\[.*threshold=20000000 ns");
        }
    }

    @ParameterizedTest
    @MethodSource("heddle.agent.Jdk#all")
    void theLockThresholdIsRaisedOnDemand(Jdk jdk) throws Exception {
        try (ChildJvm target = ChildJvm.start(jdk, folder, Waiting.class);
                TestInspector inspector = TestInspector.inspect(target, folder, "name=heddle-0-test")) {
            inspector.await(RecordingStatus.class);

            inspector.send(new SetLockThreshold(100_000_000));

            inspector.await(RecordingStatus.class, status -> status.lockThresholdNanos() == 100_000_000);
            assertThat(target.jcmd("JFR.check", "name=heddle-0-test", "verbose=true"))
                    .containsPattern("jdk.ThreadPark\\)\\s+\\[threshold=100000000 ns")
                    .containsPattern("jdk.JavaMonitorEnter\\)\\s+\\[threshold=100000000 ns")
                    .containsPattern("jdk.ThreadSleep\\)\\s+\\[threshold=100000000 ns");
        }
    }

    @ParameterizedTest
    @MethodSource("heddle.agent.Jdk#all")
    void thatSomebodyElseStoppedItIsTold(Jdk jdk) throws Exception {
        try (ChildJvm target = ChildJvm.start(jdk, folder, Waiting.class);
                TestInspector inspector = TestInspector.inspect(target, folder, "name=heddle-0-test")) {
            inspector.await(RecordingStatus.class);

            target.jcmd("JFR.stop", "name=heddle-0-test");

            RecordingStatus status = inspector.await(RecordingStatus.class, it -> it.state() == RecordingState.STOPPED);
            assertThat(status.reason()).isEqualTo("stopped by somebody else");
        }
    }

    @ParameterizedTest
    @MethodSource("heddle.agent.Jdk#all")
    void withoutFlightRecorderTheSnapshotsStillCome(Jdk jdk) throws Exception {
        String modules = "java.base,java.instrument,java.management";
        try (ChildJvm target = ChildJvm.start(jdk, folder, Waiting.class, "--limit-modules", modules);
                TestInspector inspector = TestInspector.inspect(target, folder)) {
            RecordingStatus status = inspector.await(RecordingStatus.class);
            assertThat(status.state()).isEqualTo(RecordingState.UNAVAILABLE);
            assertThat(status.reason()).contains("jdk.jfr");
            assertThat(inspector
                            .awaitThread("wants-lock", it -> it.waitsOn() != null)
                            .state())
                    .isEqualTo(Thread.State.WAITING);
            assertThat(inspector.await(Trouble.class).message()).contains("jdk.net");
        }
    }

    @ParameterizedTest
    @MethodSource("heddle.agent.Jdk#all")
    void withoutManagementTheAgentSaysWhatItMisses(Jdk jdk) throws Exception {
        try (ChildJvm target =
                        ChildJvm.start(jdk, folder, Waiting.class, "--limit-modules", "java.base,java.instrument");
                TestInspector inspector = TestInspector.inspect(target, folder)) {
            assertThat(inspector.await(Goodbye.class).reason()).contains("java.management");
            Eventually.holds("the agent has left", inspector::hasEnded);
        }
    }

    /** Names of the events that a recording holds so far. */
    private Set<String> recorded(ChildJvm target, String name) {
        Path dump = folder.resolve("dump.jfr");
        target.jcmd("JFR.dump", "name=" + name, "filename=" + dump);
        try {
            Set<String> names = RecordingFile.readAllEvents(dump).stream()
                    .map(event -> event.getEventType().getName())
                    .collect(Collectors.toSet());
            Files.delete(dump);
            return names;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
