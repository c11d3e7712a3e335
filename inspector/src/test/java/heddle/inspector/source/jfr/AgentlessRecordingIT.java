package heddle.inspector.source.jfr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import heddle.inspector.model.Mode;
import heddle.inspector.observation.Observation;
import heddle.inspector.observation.RecordingCaughtUp;
import heddle.inspector.observation.RecordingChanged;
import heddle.inspector.observation.SourceTrouble;
import heddle.inspector.observation.ThreadsIdentified;
import heddle.inspector.observation.WaitFinished;
import heddle.inspector.source.ChildJvm;
import heddle.inspector.source.Contended;
import heddle.inspector.source.Heard;
import heddle.inspector.source.attach.AttachException;
import heddle.inspector.source.attach.Attachment;
import heddle.inspector.source.attach.Ledger;
import heddle.inspector.source.attach.LeftBehind;
import heddle.inspector.source.attach.Preflight;
import heddle.inspector.source.attach.Reason;
import heddle.inspector.source.attach.TargetProcess;
import heddle.inspector.source.attach.Users;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Recordings without an agent. Each test mostly waits for what its own target's recorder writes once a second. */
@Execution(ExecutionMode.CONCURRENT)
class AgentlessRecordingIT {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final DiskFloor LOW = new DiskFloor(1, 0, 1);
    private static final long MB = 1 << 20;

    private final Path state;
    private final Heard heard = new Heard();

    AgentlessRecordingIT(@TempDir Path state) {
        this.state = state;
    }

    static Stream<Path> jdks() throws IOException {
        return ChildJvm.jdks().stream();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void finishedWaitsAreHeardWithThreadsAndStacks(Path jdk) throws Exception {
        try (ChildJvm jvm = ChildJvm.start(jdk, Contended.class);
                AgentlessRecording recording = open(jvm, LOW);
                RepositorySource events = new RepositorySource(recording.repository(), recording)) {
            recording.start(heard);
            events.start(heard);
            WaitFinished monitor = awaited(WaitFinished.Form.MONITOR_ENTER, "java.lang.Object");
            WaitFinished park = awaited(WaitFinished.Form.PARK, "java.util.concurrent.locks.ReentrantLock$NonfairSync");
            assertThat(monitor.previousOwner()).startsWith("monitor-");
            assertThat(monitor.nanos()).isBetween(1 * MB, 1000 * MB);
            assertThat(park.frames())
                    .anySatisfy(frame -> assertThat(frame.method()).isEqualTo("holdLock"));
            assertThat(monitor.endNanos()).isBetween(System.nanoTime() - 60_000 * MB, System.nanoTime());
            assertThat(threadNames(monitor.javaId()))
                    .allMatch(name -> name.startsWith("monitor-"))
                    .isNotEmpty();
            assertThat(heard.all(SourceTrouble.class)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void theRecordersThreadsAreThoseOfTheKernel(Path jdk) throws Exception {
        try (ChildJvm jvm = ChildJvm.start(jdk, Contended.class);
                AgentlessRecording recording = open(jvm, LOW);
                RepositorySource events = new RepositorySource(recording.repository(), recording)) {
            events.start(heard);
            ChildJvm.waitFor("idle main", () -> identified("main"));
            assertThat(heard.all(ThreadsIdentified.class))
                    .flatExtracting(ThreadsIdentified::threads)
                    .allSatisfy(thread -> assertThat(Path.of("/proc/" + jvm.pid() + "/task/" + thread.tid()))
                            .exists());
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void itTellsHowFarItHasCaughtUp(Path jdk) throws Exception {
        try (ChildJvm jvm = ChildJvm.start(jdk, Contended.class);
                AgentlessRecording recording = open(jvm, LOW);
                RepositorySource events = new RepositorySource(recording.repository(), recording)) {
            events.start(heard);
            long now = System.nanoTime();
            ChildJvm.waitFor(
                    "caught up",
                    Duration.ofSeconds(10),
                    () -> heard.all(RecordingCaughtUp.class).stream()
                            .anyMatch(caughtUp -> caughtUp.upToNanos() >= now));
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void aHigherThresholdLeavesShortWaitsOut(Path jdk) throws Exception {
        try (ChildJvm jvm = ChildJvm.start(jdk, Contended.class);
                AgentlessRecording recording = open(jvm, LOW)) {
            recording.start(heard);
            recording.setLockThreshold(2_000_000_000L);
            ChildJvm.waitFor("raised", () -> heard.all(RecordingChanged.class).size() == 2);
            assertThat(check(jvm)).containsPattern("name=heddle-\\S+-2 ").doesNotContainPattern("name=heddle-\\S+-1 ");
            Heard later = new Heard();
            try (RepositorySource events = new RepositorySource(recording.repository(), recording)) {
                events.start(later);
                ChildJvm.waitFor(
                        "two flushes", () -> later.all(RecordingCaughtUp.class).size() >= 3);
            }
            assertThat(later.all(WaitFinished.class)).noneMatch(wait -> wait.form() == WaitFinished.Form.MONITOR_ENTER);
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void closingLeavesNoRecordingNoEntryAndNoWord(Path jdk) throws Exception {
        try (ChildJvm jvm = ChildJvm.start(jdk, Contended.class)) {
            for (int round = 0; round < 2; round++) {
                AgentlessRecording recording = open(jvm, LOW);
                recording.start(heard);
                assertThat(check(jvm)).contains("name=heddle-");
                recording.close();
                recording.close();
                assertThat(check(jvm)).doesNotContain("heddle-");
                assertThat(state).isEmptyDirectory();
            }
            assertThat(jvm.output()).isEqualTo("ready\n");
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void theUsersOwnRecordingGoesOn(Path jdk) throws Exception {
        try (ChildJvm jvm = ChildJvm.start(jdk, Contended.class)) {
            command(jvm, "JFR.start name=mine settings=none +jdk.ThreadPark#enabled=true");
            String before = check(jvm);
            open(jvm, LOW).close();
            assertThat(check(jvm)).isEqualTo(before).contains("name=mine");
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void aKilledInspectorsRecordingIsFoundAndStopped(Path jdk) throws Exception {
        try (ChildJvm jvm = ChildJvm.start(jdk, Contended.class);
                ChildJvm inspector = ChildJvm.start(
                        ChildJvm.jdks().get(0),
                        Inspector.class,
                        "--add-exports=jdk.attach/sun.tools.attach=ALL-UNNAMED",
                        "-Dtarget=" + jvm.pid(),
                        "-Dstate=" + state)) {
            LeftBehind leftBehind = new LeftBehind(new Ledger(state));
            assertThat(check(jvm)).contains("name=heddle-");
            assertThat(leftBehind.find()).as("while the inspector lives").isEmpty();
            inspector.signal("KILL");
            ChildJvm.waitFor("inspector dead", () -> !leftBehind.find().isEmpty());
            assertThat(leftBehind.find()).singleElement().asString().endsWith(" in " + jvm.pid());
            assertThat(check(jvm)).as("control: nobody has stopped it").contains("name=heddle-");
            assertThat(leftBehind.clean()).isEmpty();
            assertThat(check(jvm)).doesNotContain("heddle-");
            assertThat(state).isEmptyDirectory();
        }
    }

    @Test
    void aDiskBelowTheFloorRefusesTheRecording() throws Exception {
        DiskFloor high = new DiskFloor(1L << 50, 0, 1);
        try (ChildJvm jvm = ChildJvm.start(ChildJvm.jdks().get(0), Contended.class)) {
            assertThatThrownBy(() -> open(jvm, high)).isInstanceOfSatisfying(AttachException.class, e -> {
                assertThat(e.refusal().reason()).isEqualTo(Reason.LITTLE_DISK);
                assertThat(e.exitCode()).isEqualTo(6);
            });
            assertThat(check(jvm)).doesNotContain("heddle-");
            assertThat(state).isEmptyDirectory();
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    @ResourceLock("the small disk")
    void aDiskThatFillsUpStopsTheRecordingAndTheTargetLivesOn(Path jdk) throws Exception {
        assumeTrue(Users.self() == Users.ROOT, "needs root to make a small file system");
        DiskFloor floor = new DiskFloor(8 * MB, 0, 4 * MB);
        try (ChildJvm jvm = ChildJvm.startInNamespaces(jdk, Contended.class);
                AgentlessRecording recording = open(jvm, floor)) {
            recording.start(heard);
            fill(recording.repository().join(), 3 * MB);
            ChildJvm.waitFor(
                    "stopped",
                    Duration.ofSeconds(3),
                    () -> heard.all(RecordingChanged.class).stream()
                            .anyMatch(changed -> changed.state() == RecordingChanged.State.STOPPED));
            fill(recording.repository().join(), 0);
            assertThat(check(jvm)).doesNotContain("heddle-");
            assertThat(jvm.isAlive()).isTrue();
            assertThat(state).isEmptyDirectory();
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    @ResourceLock("the small disk")
    void withoutTheGuardAFullDiskKillsTheTarget(Path jdk) throws Exception {
        assumeTrue(Users.self() == Users.ROOT, "needs root to make a small file system");
        try (ChildJvm jvm = ChildJvm.startInNamespaces(jdk, Contended.class);
                AgentlessRecording recording = open(jvm, new DiskFloor(0, 0, 0))) {
            recording.start(heard);
            fill(recording.repository().join(), 0);
            ChildJvm.waitFor("JVM ended by its full disk", () -> !Files.exists(Path.of("/proc/" + jvm.pid() + "/exe")));
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void anotherUsersJvmIsRecordedByRoot(Path jdk) throws Exception {
        assumeTrue(Users.self() == Users.ROOT, "needs root to start a JVM of another user");
        try (ChildJvm jvm = ChildJvm.startAsNobody(jdk, Contended.class)) {
            assertWaitsAreHeard(jvm);
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void aJvmInItsOwnNamespacesIsRecorded(Path jdk) throws Exception {
        assumeTrue(Users.self() == Users.ROOT, "needs root to make namespaces");
        try (ChildJvm jvm = ChildJvm.startInNamespaces(jdk, Contended.class)) {
            assertWaitsAreHeard(jvm);
        }
    }

    private void assertWaitsAreHeard(ChildJvm jvm) throws AttachException {
        try (AgentlessRecording recording = open(jvm, LOW);
                RepositorySource events = new RepositorySource(recording.repository(), recording)) {
            recording.start(heard);
            events.start(heard);
            assertThat(awaited(WaitFinished.Form.MONITOR_ENTER, "java.lang.Object")
                            .frames())
                    .isNotEmpty();
        }
    }

    private WaitFinished awaited(WaitFinished.Form form, String className) {
        ChildJvm.waitFor(
                form + " of " + className,
                () -> waits(form, className).findAny().isPresent());
        return waits(form, className).findFirst().orElseThrow();
    }

    private Stream<WaitFinished> waits(WaitFinished.Form form, String className) {
        return heard.all(WaitFinished.class).stream()
                .filter(wait -> wait.form() == form && wait.className().equals(className));
    }

    private boolean identified(String name) {
        return heard.all(ThreadsIdentified.class).stream()
                .flatMap(identified -> identified.threads().stream())
                .anyMatch(thread -> thread.name().equals(name));
    }

    private List<String> threadNames(long javaId) {
        return heard.all(ThreadsIdentified.class).stream()
                .flatMap(identified -> identified.threads().stream())
                .filter(thread -> thread.javaId() == javaId)
                .map(ThreadsIdentified.Entry::name)
                .toList();
    }

    /** Fills the small file system of a folder but for so many bytes. */
    private static void fill(Path folder, long leaveBytes) throws IOException {
        assertThat(folder.toFile().getTotalSpace())
                .as("size of the disk to fill")
                .isLessThan(100 * MB);
        byte[] block = new byte[64 * 1024];
        try (var out = Files.newOutputStream(folder.resolveSibling("ballast-" + leaveBytes))) {
            while (folder.toFile().getUsableSpace() > leaveBytes) out.write(block);
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("space");
        }
    }

    private static String check(ChildJvm jvm) throws AttachException {
        return command(jvm, "JFR.check");
    }

    private static String command(ChildJvm jvm, String command) throws AttachException {
        try (Attachment attachment = Attachment.open(target(jvm.pid()))) {
            return attachment.command(command, LIMIT);
        }
    }

    private AgentlessRecording open(ChildJvm jvm, DiskFloor floor) throws AttachException {
        return AgentlessRecording.open(target(jvm.pid()), floor, new Ledger(state));
    }

    private static TargetProcess target(int pid) throws AttachException {
        return new Preflight(Path.of("/"), false)
                .examine(pid, Mode.AGENTLESS)
                .orThrow()
                .process();
    }

    /** Records another JVM until it is killed. */
    static final class Inspector {
        private Inspector() {}

        public static void main(String[] args) throws Exception {
            Ledger ledger = new Ledger(Path.of(System.getProperty("state")));
            AgentlessRecording recording = AgentlessRecording.open(target(Integer.getInteger("target")), LOW, ledger);
            recording.start(Inspector::ignore);
            System.out.println("ready");
            Thread.sleep(60_000);
        }

        private static void ignore(Observation observation) {}
    }
}
