package heddle.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeetingTest {

    private final Path folder;

    MeetingTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void ourOwnUserInAClosedFolderIsMet() throws IOException {
        Path socket = folder.resolve("s");
        try (ServerSocketChannel server = listen(socket);
                SocketChannel channel = meeting(socket).connect()) {
            meeting(socket).checkPeer(channel);

            assertThat(channel.isBlocking()).isFalse();
            assertThat(server.accept()).isNotNull();
        }
    }

    @Test
    void aFolderThatOthersMayEnterIsRefused() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-x---"));

        assertThatThrownBy(() -> meeting(folder.resolve("s")).connect())
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(folder + " is not closed to others: rwxr-x---");
    }

    @Test
    void aLinkToAFolderIsRefused() throws IOException {
        Path real = Files.createDirectory(folder.resolve("real"));
        Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rwx------"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);

        assertThatThrownBy(() -> meeting(link.resolve("s")).connect()).hasMessageStartingWith(link + " is not closed");
    }

    @Test
    void aSocketNobodyListensOnIsAnError() throws IOException {
        Path socket = folder.resolve("s");
        listen(socket).close();

        assertThatThrownBy(() -> meeting(socket).connect()).isInstanceOf(IOException.class);
    }

    @Test
    void oneWhoIsNotTrustedIsNotTalkedTo() throws IOException {
        Path socket = folder.resolve("s");
        try (ServerSocketChannel server = listen(socket);
                SocketChannel channel = meeting(socket).connect()) {
            assertThat(server.isOpen()).isTrue();
            assertThatThrownBy(() -> new Meeting(socket, Optional.empty(), Set.of()).checkPeer(channel))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith(socket + " is served by ");
        }
    }

    @Test
    void aNamedPeerIsTrustedToo() throws IOException {
        assertThat(Meeting.from(new Arguments("socket=/s;peer=65534")).trusted())
                .hasSizeGreaterThan(meeting(Path.of("/s")).trusted().size());
    }

    @Test
    void theFolderThatWasMadeForItIsGoneAfterwards() throws IOException {
        Path made = Files.createDirectory(folder.resolve("made"));
        Path socket = made.resolve("s");
        Path jar = Files.createFile(made.resolve("agent.jar"));
        try (ServerSocketChannel server = listen(socket)) {
            assertThat(server.isOpen()).isTrue();

            Meeting.from(new Arguments("socket=" + socket + ";jar=" + jar)).close();
        }

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFolderIntoWhichTheJarWasNotBroughtStays() throws IOException {
        Path jar = Files.createFile(folder.resolve("agent.jar"));
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path socket = elsewhere.resolve("s");
        listen(socket).close();

        Meeting.from(new Arguments("socket=" + socket + ";jar=" + jar)).close();

        assertThat(jar).exists();
        assertThat(socket).exists();
    }

    private static Meeting meeting(Path socket) throws IOException {
        return Meeting.from(new Arguments("socket=" + socket));
    }

    private static ServerSocketChannel listen(Path socket) throws IOException {
        return ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket));
    }
}
