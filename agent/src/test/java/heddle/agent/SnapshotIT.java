package heddle.agent;

import static org.assertj.core.api.Assertions.assertThat;

import heddle.agent.subject.Waiting;
import heddle.agent.wire.AgentMessage.Cost;
import heddle.agent.wire.AgentMessage.FramesSeen;
import heddle.agent.wire.AgentMessage.Hello;
import heddle.agent.wire.AgentMessage.ThreadsSeen;
import heddle.agent.wire.InspectorMessage.SetRate;
import heddle.agent.wire.InspectorMessage.WantFrames;
import heddle.agent.wire.LockEntry;
import heddle.agent.wire.Protocol;
import heddle.agent.wire.ThreadEntry;
import heddle.agent.wire.ThreadFrames;
import heddle.agent.wire.WaitForm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the snapshots say about threads whose waits are known. */
class SnapshotIT {

    private final Path folder;

    SnapshotIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @MethodSource("heddle.agent.Jdk#all")
    void everyWayOfWaitingIsToldApartAndOwnersAreNamed(Jdk jdk) throws Exception {
        try (ChildJvm target = ChildJvm.start(jdk, folder, Waiting.class);
                TestInspector inspector = TestInspector.inspect(target, folder, "recording=off")) {
            long owner = inspector.awaitThread("owner", it -> true).javaId();

            assertWaits(
                    inspector,
                    "enters-monitor",
                    Thread.State.BLOCKED,
                    WaitForm.MONITOR_ENTER,
                    "java.lang.Object",
                    owner);
            assertWaits(
                    inspector,
                    "wants-lock",
                    Thread.State.WAITING,
                    WaitForm.PARK,
                    "java.util.concurrent.locks.ReentrantLock$NonfairSync",
                    owner);
            assertWaits(
                    inspector,
                    "wants-read-lock",
                    Thread.State.WAITING,
                    WaitForm.PARK,
                    "java.util.concurrent.locks.ReentrantReadWriteLock$NonfairSync",
                    owner);
            assertWaits(
                    inspector,
                    "wants-stamp",
                    Thread.State.WAITING,
                    WaitForm.PARK,
                    "java.util.concurrent.locks.StampedLock",
                    LockEntry.NO_OWNER);
            assertWaits(
                    inspector,
                    "awaits-latch",
                    Thread.State.WAITING,
                    WaitForm.PARK,
                    "java.util.concurrent.CountDownLatch$Sync",
                    LockEntry.NO_OWNER);
            assertWaits(
                    inspector,
                    "waits-for-signal",
                    Thread.State.WAITING,
                    WaitForm.OBJECT_WAIT,
                    "java.lang.Object",
                    LockEntry.NO_OWNER);
            assertWaits(
                    inspector,
                    "waits-with-timeout",
                    Thread.State.TIMED_WAITING,
                    WaitForm.OBJECT_WAIT,
                    "java.lang.Object",
                    LockEntry.NO_OWNER);
            assertWaitsOnNothing(inspector, "sleeps", Thread.State.TIMED_WAITING, WaitForm.SLEEP);
            assertWaitsOnNothing(inspector, "parks", Thread.State.WAITING, WaitForm.PARK);
            assertWaitsOnNothing(inspector, "spins", Thread.State.RUNNABLE, WaitForm.NONE);
        }
    }

    @ParameterizedTest
    @MethodSource("heddle.agent.Jdk#all")
    void theInspectorLearnsWhatKindOfJvmItLooksAt(Jdk jdk) throws Exception {
        try (ChildJvm target = ChildJvm.start(jdk, folder, Waiting.class);
                TestInspector inspector = TestInspector.inspect(target, folder, "recording=off")) {
            Hello hello = inspector.await(Hello.class);

            assertThat(inspector.first()).isEqualTo(hello);
            assertThat(hello.protocol()).isEqualTo(Protocol.VERSION);
            assertThat(hello.pid()).isEqualTo(target.pid());
            assertThat(hello.javaVersion()).startsWith(Integer.toString(jdk.feature()));
            assertThat(hello.framesWithoutPause()).isEqualTo(jdk.hasPauselessFrames());
        }
    }

    @ParameterizedTest
    @MethodSource("heddle.agent.Jdk#all")
    void everyWaitGetsItsFramesOnceAndOnlyThoseStopTheApplication(Jdk jdk) throws Exception {
        Path log = folder.resolve("safepoints.log");
        try (ChildJvm target = ChildJvm.start(jdk, folder, Waiting.class, "-Xlog:safepoint:file=" + log);
                TestInspector inspector = TestInspector.inspect(target, folder, "recording=off")) {
            inspector.await(ThreadsSeen.class, it -> it.sequence() > 20);
            Cost cost = inspector.last(Cost.class);

            assertThat(topFrame(inspector, "waits-for-signal")).contains("wait");
            assertThat(topFrame(inspector, "owner")).isEqualTo("park");
            assertThat(stacksOf(inspector, "waits-for-signal")).hasSize(1);
            assertThat(cost.safepointPauses()).isEqualTo(jdk.hasPauselessFrames() ? 0 : stops(inspector));
            assertThat(operations(log))
                    .filteredOn(name -> name.contains("Thread") || name.contains("Handshake"))
                    .hasSize((int) cost.safepointPauses());
        }
    }

    /** The control to the above: what the JVM's own dump of all threads looks like in the same log. */
    @ParameterizedTest
    @MethodSource("heddle.agent.Jdk#all")
    void aThreadDumpStopsTheApplication(Jdk jdk) throws Exception {
        Path log = folder.resolve("safepoints.log");
        try (ChildJvm target = ChildJvm.start(jdk, folder, Waiting.class, "-Xlog:safepoint:file=" + log)) {
            target.jcmd("Thread.print");

            assertThat(operations(log)).anyMatch(name -> name.contains("Thread"));
        }
    }

    @ParameterizedTest
    @MethodSource("heddle.agent.Jdk#all")
    void framesOfARunningThreadComeWhenAskedFor(Jdk jdk) throws Exception {
        try (ChildJvm target = ChildJvm.start(jdk, folder, Waiting.class);
                TestInspector inspector = TestInspector.inspect(target, folder, "recording=off")) {
            long spinner = inspector.awaitThread("spins", it -> true).javaId();

            inspector.send(new WantFrames(List.of(spinner, 999_999L)));

            FramesSeen seen = inspector.await(
                    FramesSeen.class, it -> it.threads().stream().anyMatch(stack -> stack.javaId() == spinner));
            assertThat(seen.pauseNanos() > 0).isEqualTo(!jdk.hasPauselessFrames());
        }
    }

    @ParameterizedTest
    @MethodSource("heddle.agent.Jdk#all")
    void theRateIsAsAskedFor(Jdk jdk) throws Exception {
        try (ChildJvm target = ChildJvm.start(jdk, folder, Waiting.class);
                TestInspector inspector = TestInspector.inspect(target, folder, "recording=off")) {
            inspector.send(new SetRate(10));
            inspector.await(ThreadsSeen.class, it -> it.sequence() > 30);

            List<ThreadsSeen> seen = inspector.all(ThreadsSeen.class);
            long nanos = seen.get(30).atNanos() - seen.get(10).atNanos();
            assertThat(Duration.ofNanos(nanos)).isBetween(Duration.ofMillis(1900), Duration.ofMillis(3000));
        }
    }

    /** The names of the JVM's operations that stopped the application. */
    private static List<String> operations(Path log) throws IOException {
        return Pattern.compile("Safepoint \"(\\w+)\"")
                .matcher(Files.readString(log))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static long stops(TestInspector inspector) {
        return inspector.all(FramesSeen.class).stream()
                .filter(it -> it.pauseNanos() > 0)
                .count();
    }

    private static String topFrame(TestInspector inspector, String name) {
        return stacksOf(inspector, name).get(0).frames().get(0).method();
    }

    private static List<ThreadFrames> stacksOf(TestInspector inspector, String name) {
        long id = inspector.awaitThread(name, it -> true).javaId();
        return inspector.all(FramesSeen.class).stream()
                .flatMap(seen -> seen.threads().stream())
                .filter(stack -> stack.javaId() == id)
                .toList();
    }

    private static void assertWaits(
            TestInspector inspector, String name, Thread.State state, WaitForm form, String lockClass, long owner) {
        ThreadEntry thread = inspector.awaitThread(name, it -> it.state() == state);
        LockEntry lock = thread.waitsOn();
        assertThat(thread.form()).as(name).isEqualTo(form);
        assertThat(lock).as(name).isNotNull();
        assertThat(lock.className()).as(name).isEqualTo(lockClass);
        assertThat(lock.ownerJavaId()).as(name).isEqualTo(owner);
        assertThat(lock.ownerName()).as(name).isEqualTo(owner == LockEntry.NO_OWNER ? "" : "owner");
    }

    private static void assertWaitsOnNothing(TestInspector inspector, String name, Thread.State state, WaitForm form) {
        ThreadEntry thread = inspector.awaitThread(name, it -> it.state() == state);
        assertThat(thread.form()).as(name).isEqualTo(form);
        assertThat(thread.waitsOn()).as(name).isNull();
    }
}
