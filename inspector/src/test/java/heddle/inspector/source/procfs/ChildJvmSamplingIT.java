package heddle.inspector.source.procfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import heddle.inspector.model.KernelWait;
import heddle.inspector.model.Target;
import heddle.inspector.model.WaitCause;
import heddle.inspector.observation.KernelTick;
import heddle.inspector.observation.Observation;
import heddle.inspector.observation.TargetEnded;
import heddle.inspector.observation.ThreadSlice;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A real JVM whose threads wait for things we know. */
@Timeout(60)
class ChildJvmSamplingIT {
    private final Path folder;
    private final FileChannel lockFile;
    private final FileLock lock;
    private final ChildJvm child;
    private final ProcessSampler sampler;
    private final Map<String, ThreadSlice> lastByName = new HashMap<>();
    private @Nullable Observation last;

    ChildJvmSamplingIT(@TempDir Path folder) throws IOException {
        this.folder = folder;
        Path file = folder.resolve("lock");
        lockFile = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        lock = lockFile.lock();
        child = ChildJvm.start(WaitingProgram.class, file.toString());
        sampler = sampler();
    }

    private ProcessSampler sampler() {
        Target target = new Target(child.pid(), child.startTicks(), "waiting", "17");
        return new ProcessSampler(Path.of("/proc"), target, true, System::nanoTime, InstantSource.system());
    }

    @AfterEach
    void stopChild() throws IOException {
        sampler.close();
        child.close();
        lock.close();
        lockFile.close();
    }

    @Test
    void everyWaitIsToldByWhatItIsFor() {
        String peer = "socket 127.0.0.1:" + child.firstLine();
        awaitWait("accept", WaitCause.SOCKET, "listening 127.0.0.1:" + child.firstLine());
        awaitWait("read", WaitCause.SOCKET, peer);
        awaitWait("read-timeout", WaitCause.SOCKET, peer);
        awaitWait("read-channel", WaitCause.SOCKET, peer);
        awaitWait("select", WaitCause.POLL, "");
        await(this::selectsListener, () -> "" + lastByName.get("select-one"));
        awaitWait("pipe", WaitCause.PIPE, "pipe");
        awaitWait("stdin", WaitCause.PIPE, "pipe");
        awaitWait("file-lock", WaitCause.FILE_LOCK, folder.resolve("lock").toString());
        awaitWait("park", WaitCause.OTHER, "");
        awaitWait("sleep", WaitCause.OTHER, "");
    }

    private boolean selectsListener() {
        ThreadSlice slice = lastByName.get("select-one");
        KernelWait wait = slice == null ? null : slice.kernelWait();
        return wait != null && wait.cause() == WaitCause.POLL && wait.detail().startsWith("listening 127.0.0.1:");
    }

    private void awaitWait(String thread, WaitCause cause, String detail) {
        await(() -> waits(thread, cause, detail), () -> thread + " in " + lastByName.get(thread));
    }

    private boolean waits(String thread, WaitCause cause, String detail) {
        ThreadSlice slice = lastByName.get(thread);
        KernelWait wait = slice == null ? null : slice.kernelWait();
        return wait != null && wait.cause() == cause && wait.detail().equals(detail) && wait.stackPointer() != 0;
    }

    @Test
    void computingThreadIsRunnableAndItsCutNameIsStillText() {
        await(
                () -> lastByName.containsKey("spin 가나다"),
                () -> lastByName.keySet().toString());

        ThreadSlice slice = lastByName.get("spin 가나다");
        assertThat(slice).isNotNull();
        await(() -> ran("spin 가나다"), () -> "" + lastByName.get("spin 가나다"));
    }

    private boolean ran(String thread) {
        ThreadSlice slice = lastByName.get(thread);
        return slice != null && slice.runnable() && slice.runningNanos() > 0 && slice.waitingNanos() == 0;
    }

    @Test
    void stoppedProcessWaitsForWhoStoppedItAndGoesOnAfterwards() throws IOException, InterruptedException {
        awaitWait("park", WaitCause.OTHER, "");
        signal("STOP");
        awaitStopped();
        signal("CONT");
        awaitWait("park", WaitCause.OTHER, "");
    }

    /** The freezers of this machine; where it has none, one that the test is skipped for. */
    static List<Arguments> freezers() {
        List<Arguments> all = List.of(
                Arguments.of(Path.of("/sys/fs/cgroup/freezer"), "freezer.state", "FROZEN", "THAWED"),
                Arguments.of(Path.of("/sys/fs/cgroup/unified"), "cgroup.freeze", "1", "0"),
                Arguments.of(Path.of("/sys/fs/cgroup"), "cgroup.freeze", "1", "0"));
        List<Arguments> here = all.stream()
                .filter(freezer -> Files.exists(((Path) freezer.get()[0]).resolve("cgroup.procs")))
                .toList();
        return here.isEmpty() ? all.subList(0, 1) : here;
    }

    /** Version 1 shows the frozen in uninterruptible sleep, version 2 in an ordinary one. */
    @ParameterizedTest
    @MethodSource("freezers")
    void frozenProcessWaitsForItsFreezer(Path hierarchy, String file, String frozen, String thawed) throws IOException {
        Path group = group(hierarchy, file);
        try {
            Files.writeString(group.resolve("cgroup.procs"), Integer.toString(child.pid()));
            ProcessSampler fresh = sampler();
            Map<String, ThreadSlice> seen = new HashMap<>();
            awaitWait("park", WaitCause.OTHER, "");
            Files.writeString(group.resolve(file), frozen);
            awaitOf(fresh, seen, "park", WaitCause.STOPPED);
            awaitOf(fresh, seen, "spin 가나다", WaitCause.STOPPED);
            Files.writeString(group.resolve(file), thawed);
            awaitOf(fresh, seen, "park", WaitCause.OTHER);
            fresh.close();
        } finally {
            Files.writeString(group.resolve(file), thawed);
            child.close();
            awaitRemoved(group);
        }
    }

    private static Path group(Path hierarchy, String file) {
        Path group = hierarchy.resolve("heddle-test-" + ProcessHandle.current().pid());
        assumeTrue(Files.isWritable(hierarchy), "no control groups to write at " + hierarchy);
        assumeTrue(group.toFile().mkdir(), "no control group can be made below " + hierarchy);
        boolean freezer = Files.exists(group.resolve(file));
        if (!freezer) assertThat(group.toFile().delete()).isTrue();
        assumeTrue(freezer, "no freezer in " + hierarchy);
        return group;
    }

    /** The kernel lets go of a group a moment after its last process has ended. */
    private static void awaitRemoved(Path group) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (!group.toFile().delete() && System.nanoTime() < end) LockSupport.parkNanos(1_000_000);
    }

    private void awaitOf(ProcessSampler of, Map<String, ThreadSlice> seen, String thread, WaitCause cause) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (true) {
            if (of.tick() instanceof KernelTick tick) tick.slices().forEach(slice -> seen.put(slice.comm(), slice));
            ThreadSlice slice = seen.get(thread);
            KernelWait wait = slice == null ? null : slice.kernelWait();
            if (wait != null && wait.cause() == cause) return;
            assertThat(System.nanoTime()).as(thread + " in " + slice).isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private void awaitStopped() {
        await(
                () -> {
                    ThreadSlice slice = lastByName.get("park");
                    KernelWait wait = slice == null ? null : slice.kernelWait();
                    return wait != null && wait.cause() == WaitCause.STOPPED;
                },
                () -> "" + lastByName.get("park"));
    }

    private void signal(String name) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("sh", "-c", "kill -" + name + " " + child.pid()).start();
        assertThat(kill.waitFor()).isZero();
    }

    @Test
    void killedProcessHasEnded() {
        awaitWait("park", WaitCause.OTHER, "");
        child.close();

        await(() -> last instanceof TargetEnded, () -> "" + last);
    }

    private void await(BooleanSupplier condition, Supplier<String> seen) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        for (look(); !condition.getAsBoolean(); look()) {
            assertThat(System.nanoTime()).as(seen.get()).isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private void look() {
        Observation seen = sampler.tick();
        last = seen;
        if (seen instanceof KernelTick tick) tick.slices().forEach(slice -> lastByName.put(slice.comm(), slice));
    }
}
