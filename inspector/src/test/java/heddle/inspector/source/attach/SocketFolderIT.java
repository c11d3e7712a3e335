package heddle.inspector.source.attach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SocketFolderIT {
    private static final int NOBODY = 65534;

    private final Path root;
    private final Ledger ledger;

    SocketFolderIT(@TempDir Path root) throws IOException {
        this.root = root;
        this.ledger = new Ledger(root.resolve("ledger"));
        Files.createDirectories(root.resolve("root"));
        makeTmp("rwxrwxrwx", 01777);
    }

    @Test
    void itIsClosedToOthersAndHoldsASocketAndTheAgent() throws Exception {
        try (SocketFolder folder = create(Users.self())) {
            FileStatus status = FileStatus.of(folder.path());
            assertThat(status.uid()).isEqualTo(Users.self());
            assertThat(status.mode() & 07777).isEqualTo(0700);
            assertThat(FileStatus.of(folder.path().resolve("s")).isSocket()).isTrue();
            assertThat(folder.path().resolve("agent.jar")).hasSameBinaryContentAs(AgentJar.locate());
        }
    }

    @Test
    void theTargetIsToldPathsOfItsOwnView() throws Exception {
        try (SocketFolder folder = create(Users.self())) {
            assertThat(folder.path()).startsWith(root.resolve("root/tmp"));
            assertThat(folder.socketInTarget()).startsWith("/tmp/heddle-").endsWith("/s");
            assertThat(folder.jarInTarget()).startsWith("/tmp/heddle-").endsWith("/agent.jar");
        }
    }

    @Test
    void closingLeavesNothing() throws Exception {
        SocketFolder folder = create(Users.self());
        folder.close();
        folder.close();
        assertThat(root.resolve("root/tmp")).isEmptyDirectory();
        assertThat(root.resolve("ledger")).isEmptyDirectory();
    }

    @Test
    void rootGivesEverythingInItToTheTargetsUser() throws Exception {
        assumeTrue(Users.self() == Users.ROOT, "needs root to give files away");
        try (SocketFolder folder = create(NOBODY)) {
            for (Path path : new Path[] {
                folder.path(), folder.path().resolve("s"), folder.path().resolve("agent.jar")
            }) {
                assertThat(FileStatus.of(path).uid()).isEqualTo(NOBODY);
            }
        }
        assertThat(root.resolve("root/tmp")).isEmptyDirectory();
    }

    @Test
    void aParentThatIsALinkIsNotFollowed() throws IOException {
        Path elsewhere = Files.createDirectory(root.resolve("elsewhere"));
        Files.delete(root.resolve("root/tmp"));
        Files.createSymbolicLink(root.resolve("root/tmp"), elsewhere);
        assertThatThrownBy(() -> create(Users.self())).isInstanceOfSatisfying(AttachException.class, e -> {
            assertThat(e.refusal().reason()).isEqualTo(Reason.NO_SAFE_FOLDER);
            assertThat(e).hasMessageContaining("a link");
        });
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void aParentInWhichOthersMayRenameIsNotUsed() throws IOException {
        Files.delete(root.resolve("root/tmp"));
        makeTmp("rwxrwxrwx", 0777);
        assertThatThrownBy(() -> create(Users.self())).hasMessageContaining("others may rename files in it");
    }

    @Test
    void aParentOfTheTargetsOwnUserIsNotUsedByRoot() throws IOException {
        assumeTrue(Users.self() == Users.ROOT, "needs root to give files away");
        Files.setOwner(root.resolve("root/tmp"), Users.of(NOBODY));
        assertThatThrownBy(() -> create(NOBODY)).hasMessageContaining("it belongs to uid " + NOBODY);
    }

    @Test
    void whatALaterOwnerPutsInItsPlaceIsNotFollowedOnRemoval() throws Exception {
        Path precious = Files.createDirectory(root.resolve("precious"));
        Files.writeString(precious.resolve("s"), "keep");
        SocketFolder folder = create(Users.self());
        Files.move(folder.path(), root.resolve("moved"));
        Files.createSymbolicLink(folder.path(), precious);
        folder.close();
        assertThat(precious.resolve("s")).hasContent("keep");
    }

    @Test
    void aDeadInspectorsFolderIsRemoved() throws Exception {
        SocketFolder folder = create(Users.self());
        folder.server().close();
        try (Stream<Path> entries = Files.list(root.resolve("ledger"))) {
            Path entry = entries.findFirst().orElseThrow();
            Files.writeString(entry, Files.readString(entry).replaceAll("inspector=.*", "inspector=1-1"));
        }
        assertThat(new LeftBehind(ledger).find()).containsExactly("socket folder " + folder.path() + " in 1");
        assertThat(new LeftBehind(ledger).clean()).isEmpty();
        assertThat(root.resolve("root/tmp")).isEmptyDirectory();
        assertThat(root.resolve("ledger")).isEmptyDirectory();
    }

    @Test
    void theRuntimeFolderIsUsedForATargetThatIsOursAndSeesOurFiles() throws Exception {
        Path runtime = Files.createTempDirectory("xdg");
        TargetProcess target = new TargetProcess(1, 1, 1, Users.self(), "x", null, root, true);
        try (SocketFolder folder = SocketFolder.create(target, ledger, Map.of("XDG_RUNTIME_DIR", runtime.toString()))) {
            assertThat(folder.path().getParent()).isEqualTo(runtime);
        }
        Files.delete(runtime);
    }

    private SocketFolder create(int uid) throws AttachException {
        TargetProcess target = new TargetProcess(1, 1, 1, uid, "x", null, root, false);
        return SocketFolder.create(target, ledger, Map.of());
    }

    private void makeTmp(String permissions, int mode) throws IOException {
        Path tmp = Files.createDirectory(root.resolve("root/tmp"));
        Files.setPosixFilePermissions(tmp, PosixFilePermissions.fromString(permissions));
        Files.setAttribute(tmp, "unix:mode", mode, LinkOption.NOFOLLOW_LINKS);
    }
}
