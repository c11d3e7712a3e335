package heddle.inspector.source.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import heddle.inspector.model.Mode;
import heddle.inspector.observation.CostMeasured;
import heddle.inspector.observation.FramesSeen;
import heddle.inspector.observation.JvmThreads;
import heddle.inspector.observation.RecordingChanged;
import heddle.inspector.observation.SourceTrouble;
import heddle.inspector.observation.ThreadsIdentified;
import heddle.inspector.source.ChildJvm;
import heddle.inspector.source.Contended;
import heddle.inspector.source.Heard;
import heddle.inspector.source.attach.AttachException;
import heddle.inspector.source.attach.Ledger;
import heddle.inspector.source.attach.Preflight;
import heddle.inspector.source.attach.Reason;
import heddle.inspector.source.attach.TargetProcess;
import heddle.inspector.source.attach.Users;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SnapshotSourceIT {
    private static final Wishes WITHOUT_RECORDING = new Wishes(false, OptionalLong.empty());
    private static final Wishes ON_A_SMALL_DISK = new Wishes(true, OptionalLong.of(8 << 20));

    private final Path state;
    private final Heard heard = new Heard();

    SnapshotSourceIT(@TempDir Path state) {
        this.state = state;
    }

    static Stream<Path> jdks() throws IOException {
        return ChildJvm.jdks().stream();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void whoWaitsForWhomIsHeard(Path jdk) throws Exception {
        try (ChildJvm jvm = ChildJvm.start(jdk, Contended.class);
                SnapshotSource source = open(jvm, WITHOUT_RECORDING)) {
            source.start(heard);
            ChildJvm.waitFor("a waiter at the monitor", () -> seen("monitor-", JvmThreads.Form.MONITOR_ENTER));
            ChildJvm.waitFor("a waiter at the lock", () -> seen("lock-", JvmThreads.Form.PARK));
            ChildJvm.waitFor("cost", () -> heard.has(CostMeasured.class));
            assertThat(heard.all(ThreadsIdentified.class).get(0).threads())
                    .extracting(ThreadsIdentified.Entry::name)
                    .contains("main", "monitor-1", "lock-2");
            assertThat(heard.all(SourceTrouble.class)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void stacksAreSentWhenAskedFor(Path jdk) throws Exception {
        try (ChildJvm jvm = ChildJvm.start(jdk, Contended.class);
                SnapshotSource source = open(jvm, WITHOUT_RECORDING)) {
            source.start(heard);
            source.requestFrames(List.of(1L));
            ChildJvm.waitFor("frames", () -> heard.has(FramesSeen.class));
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void theRecordingTellsWhereItIsAndObeys(Path jdk) throws Exception {
        try (ChildJvm jvm = ChildJvm.start(jdk, Contended.class);
                SnapshotSource source = open(jvm, Wishes.STANDARD)) {
            source.start(heard);
            ChildJvm.waitFor("repository", () -> source.repository().isDone());
            assertThat(source.repository().join()).isDirectory();
            source.setLockThreshold(10_000_000);
            ChildJvm.waitFor(
                    "threshold",
                    () -> heard.all(RecordingChanged.class).stream()
                            .anyMatch(changed -> changed.lockThresholdNanos() == 10_000_000));
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void closingLeavesNoThreadNoFileAndNoWord(Path jdk) throws Exception {
        try (ChildJvm jvm = ChildJvm.start(jdk, Contended.class)) {
            for (int round = 0; round < 2; round++) {
                long began = System.nanoTime();
                SnapshotSource source = open(jvm, Wishes.STANDARD);
                source.start(heard);
                ChildJvm.waitFor("snapshot", () -> heard.has(JvmThreads.class));
                assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
                source.close();
                ChildJvm.waitFor(
                        "agent gone",
                        Duration.ofSeconds(6),
                        () -> !jvm.threadNames().contains("heddle"));
                assertThat(state).isEmptyDirectory();
            }
            assertThat(jvm.output().replaceAll("(?m)^WARNING: .*\\R", "")).isEqualTo("ready\n");
        }
    }

    @Test
    void aSecondInspectorIsToldWhoIsThere() throws Exception {
        try (ChildJvm jvm = ChildJvm.start(ChildJvm.jdks().get(0), Contended.class);
                SnapshotSource first = open(jvm, WITHOUT_RECORDING)) {
            first.start(heard);
            assertThatThrownBy(() -> open(jvm, WITHOUT_RECORDING)).isInstanceOfSatisfying(AttachException.class, e -> {
                assertThat(e.refusal().reason()).isEqualTo(Reason.ALREADY_INSPECTED);
                assertThat(e)
                        .hasMessageContaining("already inspected by pid "
                                + ProcessHandle.current().pid());
            });
        }
    }

    @Test
    void aTargetThatEndsEndsTheSourceWithAReason() throws Exception {
        try (ChildJvm jvm = ChildJvm.start(ChildJvm.jdks().get(0), Contended.class);
                SnapshotSource source = open(jvm, WITHOUT_RECORDING)) {
            source.start(heard);
            jvm.signal("KILL");
            ChildJvm.waitFor(
                    "end", () -> heard.all(SourceTrouble.class).stream().anyMatch(SourceTrouble::fatal));
        }
        assertThat(state).isEmptyDirectory();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void rootInspectsAnotherUsersJvm(Path jdk) throws Exception {
        assumeTrue(Users.self() == Users.ROOT, "needs root to start a JVM of another user");
        try (ChildJvm jvm = ChildJvm.startAsNobody(jdk, Contended.class);
                SnapshotSource source = open(jvm, Wishes.STANDARD)) {
            source.start(heard);
            ChildJvm.waitFor("snapshot", () -> heard.has(JvmThreads.class));
            ChildJvm.waitFor("repository", () -> source.repository().isDone());
            assertThat(source.repository().join()).isDirectory();
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void aJvmInItsOwnNamespacesIsInspected(Path jdk) throws Exception {
        assumeTrue(Users.self() == Users.ROOT, "needs root to make namespaces");
        try (ChildJvm jvm = ChildJvm.startInNamespaces(jdk, Contended.class);
                SnapshotSource source = open(jvm, ON_A_SMALL_DISK)) {
            source.start(heard);
            ChildJvm.waitFor("snapshot", () -> heard.has(JvmThreads.class));
            ChildJvm.waitFor("repository", () -> source.repository().isDone());
            assertThat(source.repository().join())
                    .startsWithRaw(Path.of("/proc/" + jvm.pid() + "/root"))
                    .isDirectory();
        }
    }

    private boolean seen(String prefix, JvmThreads.Form form) {
        return heard.all(JvmThreads.class).stream()
                .flatMap(threads -> threads.threads().stream())
                .anyMatch(thread -> thread.name().startsWith(prefix)
                        && thread.form() == form
                        && thread.lock() != null
                        && thread.ownerName().startsWith(prefix));
    }

    private SnapshotSource open(ChildJvm jvm, Wishes wishes) throws AttachException {
        TargetProcess target = new Preflight(Path.of("/"), false)
                .examine(jvm.pid(), Mode.AGENT)
                .orThrow()
                .process();
        return SnapshotSource.open(target, wishes, new Ledger(state), Map.of());
    }
}
