package heddle.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import heddle.agent.subject.VirtualWaiting;
import heddle.agent.wire.AgentMessage.Hello;
import heddle.agent.wire.AgentMessage.VirtualThreadsSeen;
import heddle.agent.wire.FrameEntry;
import heddle.agent.wire.LockEntry;
import heddle.agent.wire.ThreadEntry;
import heddle.agent.wire.VirtualEntry;
import heddle.agent.wire.WaitForm;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is told about virtual threads, and about platform threads that wait for them. */
class VirtualThreadsIT {

    private final Path folder;

    VirtualThreadsIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("heddle.agent.Jdk#withVirtualThreads")
    void aParkedVirtualThreadNamesItsLockAndTheOwner(Jdk jdk) throws Exception {
        try (ChildJvm target = ChildJvm.start(jdk, folder, VirtualWaiting.class);
                TestInspector inspector = TestInspector.inspect(target, folder, "recording=off")) {
            assertThat(inspector.await(Hello.class).virtualThreads()).isTrue();
            VirtualThreadsSeen seen = inspector.await(
                    VirtualThreadsSeen.class,
                    it -> find(it, "wants-lock")
                            .filter(thread -> thread.waitsOn() != null)
                            .isPresent());

            VirtualEntry owner = find(seen, "owner").orElseThrow();
            VirtualEntry waiter = find(seen, "wants-lock").orElseThrow();
            assertThat(waiter.state()).isEqualTo(Thread.State.WAITING);
            assertThat(waiter.form()).isEqualTo(WaitForm.PARK);
            assertThat(waiter.waitsOn())
                    .returns("java.util.concurrent.locks.ReentrantLock$NonfairSync", LockEntry::className)
                    .returns(owner.javaId(), LockEntry::ownerJavaId)
                    .returns("owner", LockEntry::ownerName);
            assertThat(find(seen, "enters-monitor")).map(VirtualEntry::form).contains(WaitForm.MONITOR_ENTER);
            assertThat(seen.truncated()).isFalse();
        }
    }

    /** ThreadMXBean calls such a thread running: it looks for the owner among platform threads only. */
    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("heddle.agent.Jdk#withVirtualThreads")
    void aMonitorOwnedByAVirtualThreadIsToldWhereTheJvmCanBeAskedSafely(Jdk jdk) throws Exception {
        try (ChildJvm target = ChildJvm.start(jdk, folder, VirtualWaiting.class);
                TestInspector inspector = TestInspector.inspect(target, folder, "recording=off")) {
            assumeThat(jdk.feature()).as("a JDK whose way is known").isEqualTo(25);
            ThreadEntry platform = inspector.awaitThread("platform-enters-monitor", it -> it.waitsOn() != null);
            VirtualThreadsSeen seen = inspector.await(
                    VirtualThreadsSeen.class,
                    it -> find(it, "enters-monitor")
                            .filter(thread -> thread.waitsOn() != null)
                            .isPresent());

            assertThat(platform.state()).isEqualTo(Thread.State.BLOCKED);
            assertThat(platform.form()).isEqualTo(WaitForm.MONITOR_ENTER);
            VirtualEntry owner = find(seen, "owner").orElseThrow();
            VirtualEntry virtual = find(seen, "enters-monitor").orElseThrow();
            LockEntry wanted = Objects.requireNonNull(platform.waitsOn());
            assertThat(List.of(wanted, Objects.requireNonNull(virtual.waitsOn())))
                    .allSatisfy(lock -> assertThat(lock)
                            .returns("java.lang.Object", LockEntry::className)
                            .returns(wanted.identityHash(), LockEntry::identityHash)
                            .returns(owner.javaId(), LockEntry::ownerJavaId)
                            .returns("owner", LockEntry::ownerName));
            assertThat(seen.hidden()).isEmpty();
        }
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("heddle.agent.Jdk#withVirtualThreads")
    void aThreadThatKeepsItsCarrierWhileItWaitsIsToldWithItsStack(Jdk jdk) throws Exception {
        try (ChildJvm target = ChildJvm.start(jdk, folder, VirtualWaiting.class);
                TestInspector inspector = TestInspector.inspect(target, folder, "recording=off")) {
            VirtualThreadsSeen seen = inspector.await(
                    VirtualThreadsSeen.class,
                    it -> find(it, "initialises")
                            .filter(thread -> !thread.frames().isEmpty())
                            .isPresent());

            VirtualEntry pinned = find(seen, "initialises").orElseThrow();
            assertThat(pinned.state()).isEqualTo(Thread.State.WAITING);
            assertThat(pinned.carrierJavaId()).isNotEqualTo(VirtualEntry.UNMOUNTED);
            assertThat(pinned.frames()).extracting(FrameEntry::method).contains("<clinit>");
            assertThat(find(seen, "wants-lock").orElseThrow().frames()).isEmpty();
        }
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("heddle.agent.Jdk#withVirtualThreads")
    void moreThanTenThousandAreCountedAndCut(Jdk jdk) throws Exception {
        try (ChildJvm target = ChildJvm.start(jdk, folder, VirtualWaiting.class, "-Dparked=10500");
                TestInspector inspector = TestInspector.inspect(target, folder, "recording=off")) {
            VirtualThreadsSeen seen = inspector.await(VirtualThreadsSeen.class);

            assertThat(seen.truncated()).isTrue();
            assertThat(seen.threads()).hasSize(10_000);
            assertThat(seen.total()).isBetween(10_500, 10_510);
        }
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("heddle.agent.Jdk#withVirtualThreads")
    void aJvmThatDoesNotTrackItsVirtualThreadsIsSaidToHideThem(Jdk jdk) throws Exception {
        try (ChildJvm target = ChildJvm.start(jdk, folder, VirtualWaiting.class, "-Djdk.trackAllThreads=false");
                TestInspector inspector = TestInspector.inspect(target, folder, "recording=off")) {
            VirtualThreadsSeen seen = inspector.await(VirtualThreadsSeen.class);

            assertThat(seen.threads()).isEmpty();
            assertThat(seen.hidden()).contains("jdk.trackAllThreads=false");
        }
    }

    private static Optional<VirtualEntry> find(VirtualThreadsSeen seen, String name) {
        return seen.threads().stream()
                .filter(thread -> thread.name().equals(name))
                .findFirst();
    }
}
