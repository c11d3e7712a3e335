package heddle.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import heddle.agent.subject.Waiting;
import heddle.agent.wire.AgentMessage.Goodbye;
import heddle.agent.wire.AgentMessage.RecordingStatus;
import heddle.agent.wire.InspectorMessage.Detach;
import heddle.agent.wire.RecordingState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Root inspects a JVM of somebody else: the socket's folder is theirs, the listener is root. */
class OtherUserIT {

    private static final int NOBODY = 65534;

    private final Path folder;
    private final Path theirs;

    OtherUserIT(@TempDir Path folder) throws IOException {
        assumeTrue(Files.getOwner(folder).getName().equals("root"), "only root may start a JVM as somebody else");
        this.folder = folder;
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        theirs = Files.createDirectory(folder.resolve("theirs"));
        Files.setPosixFilePermissions(theirs, PosixFilePermissions.fromString("rwx------"));
    }

    @ParameterizedTest
    @MethodSource("heddle.agent.Jdk#all")
    void rootIsTrustedByATargetOfAnotherUser(Jdk jdk) throws Exception {
        Path jar = Files.copy(TestInspector.jar(), theirs.resolve("agent.jar"));
        copySubjects();
        giveAway();
        try (ChildJvm target = ChildJvm.startAs(NOBODY, jdk, folder, theirs, Waiting.class);
                TestInspector inspector = TestInspector.inspectFrom(theirs, target, jar)) {
            RecordingStatus status = inspector.await(RecordingStatus.class);
            assertThat(status.state()).as(status.reason()).isEqualTo(RecordingState.STARTED);
            assertThat(Files.getAttribute(Path.of(status.repository()), "unix:uid"))
                    .isEqualTo(NOBODY);
            inspector.awaitThread("wants-lock", thread -> thread.waitsOn() != null);

            inspector.send(new Detach());

            assertThat(inspector.await(Goodbye.class).reason()).isEqualTo("detached");
        }
    }

    private void copySubjects() throws IOException {
        Path subjects = Path.of("heddle", "agent", "subject");
        Files.createDirectories(theirs.resolve(subjects));
        try (Stream<Path> classes = Files.list(ChildJvm.testClasses().resolve(subjects))) {
            for (Path file : classes.toList()) {
                Files.copy(
                        file,
                        theirs.resolve(subjects).resolve(file.getFileName()),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private void giveAway() throws IOException {
        try (Stream<Path> files = Files.walk(theirs)) {
            for (Path file : files.toList()) {
                Files.setAttribute(file, "unix:uid", NOBODY);
            }
        }
    }
}
