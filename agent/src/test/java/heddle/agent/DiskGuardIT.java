package heddle.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import heddle.agent.subject.Waiting;
import heddle.agent.wire.AgentMessage.RecordingStatus;
import heddle.agent.wire.AgentMessage.ThreadsSeen;
import heddle.agent.wire.RecordingState;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A JVM exits when its recording's disk is full. With our guard it does not come to that; the control shows that it would. */
class DiskGuardIT {

    private static final int MEGABYTE = 1024 * 1024;
    private static final int DISK_MEGABYTES = 64;

    private final Path folder;
    private final Path disk;

    DiskGuardIT(@TempDir Path folder) {
        this.folder = folder;
        this.disk = folder.resolve("disk");
    }

    @BeforeEach
    void mountSmallDisk() throws Exception {
        Files.createDirectory(disk);
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=" + DISK_MEGABYTES + "m", "tmpfs", disk.toString()) == 0,
                "a small disk cannot be mounted here: that takes root");
    }

    @AfterEach
    void unmount() throws Exception {
        run("umount", "--lazy", disk.toString());
    }

    @ParameterizedTest
    @MethodSource("heddle.agent.Jdk#all")
    void aDiskBelowTheFloorIsNotRecordedTo(Jdk jdk) throws Exception {
        try (ChildJvm target = start(jdk);
                TestInspector inspector = TestInspector.inspect(target, folder)) {
            RecordingStatus status = inspector.await(RecordingStatus.class);

            assertThat(status.state()).isEqualTo(RecordingState.REFUSED);
            assertThat(status.reason()).contains(disk.toString(), "MB free, recording needs 512 MB to start");
            inspector.await(ThreadsSeen.class, it -> it.sequence() > 2);
        }
    }

    @ParameterizedTest
    @MethodSource("heddle.agent.Jdk#all")
    void aDiskThatFillsUpEndsTheRecordingAndNotTheTarget(Jdk jdk) throws Exception {
        try (ChildJvm target = start(jdk);
                TestInspector inspector = TestInspector.inspect(target, folder, "floor=" + 40 * MEGABYTE)) {
            RecordingStatus started = inspector.await(RecordingStatus.class);
            assertThat(started.state()).as(started.reason()).isEqualTo(RecordingState.STARTED);
            assertThat(Path.of(started.repository())).startsWith(disk);

            fill(DISK_MEGABYTES - 15);

            RecordingStatus stopped =
                    inspector.await(RecordingStatus.class, it -> it.state() == RecordingState.STOPPED);
            assertThat(stopped.reason()).contains("MB free, recording stops below 20 MB");
            fill(DISK_MEGABYTES);
            inspector.await(ThreadsSeen.class, it -> it.sequence() > 20);
            assertThat(target.isAlive()).isTrue();
        }
    }

    /** The danger is real. */
    @ParameterizedTest
    @MethodSource("heddle.agent.Jdk#all")
    void withoutAGuardTheTargetExits(Jdk jdk) throws Exception {
        try (ChildJvm target = start(jdk);
                TestInspector inspector = TestInspector.inspect(target, folder, "floor=0")) {
            assertThat(inspector.await(RecordingStatus.class).state()).isEqualTo(RecordingState.STARTED);

            fill(DISK_MEGABYTES);

            assertThat(target.awaitExit()).isEqualTo(1);
        }
    }

    private ChildJvm start(Jdk jdk) throws IOException {
        return ChildJvm.start(jdk, folder, Waiting.class, "-Djava.io.tmpdir=" + disk, "-XX:-UsePerfData");
    }

    /** Writes until that much is written or nothing more fits. */
    private void fill(int megabytes) throws IOException {
        try (FileChannel file = FileChannel.open(
                disk.resolve("filling-" + megabytes), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (int i = 0; i < megabytes * 16; i++) {
                file.write(ByteBuffer.allocate(MEGABYTE / 16));
            }
        } catch (IOException full) {
            assertThat(Files.getFileStore(disk).getUsableSpace()).isLessThan(MEGABYTE);
        }
    }

    private static int run(String... command) throws Exception {
        return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
    }
}
