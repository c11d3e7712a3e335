package heddle.inspector.source.attach;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Objects;
import java.util.Set;

/**
 * A folder held by its descriptor. What is done in it is done to this very folder (openat(2) and its family) and follows
 * no links, whatever others put at its path meanwhile.
 */
final class OpenFolder implements AutoCloseable {
    private final SecureDirectoryStream<Path> folder;

    private OpenFolder(SecureDirectoryStream<Path> folder) {
        this.folder = folder;
    }

    /** Opens a folder; its last name must not be a link. */
    static OpenFolder at(Path path) throws IOException {
        Path parent = Objects.requireNonNull(path.getParent(), "the root has no parent");
        try (DirectoryStream<Path> above = Files.newDirectoryStream(parent)) {
            return new OpenFolder(secure(above).newDirectoryStream(path.getFileName(), LinkOption.NOFOLLOW_LINKS));
        }
    }

    private static SecureDirectoryStream<Path> secure(DirectoryStream<Path> stream) throws IOException {
        if (stream instanceof SecureDirectoryStream<Path> secure) return secure;
        throw new IOException("this JDK cannot open folders by descriptor");
    }

    OpenFolder child(String name) throws IOException {
        return new OpenFolder(folder.newDirectoryStream(Path.of(name), LinkOption.NOFOLLOW_LINKS));
    }

    PosixFileAttributes attributes() throws IOException {
        return folder.getFileAttributeView(PosixFileAttributeView.class).readAttributes();
    }

    boolean isEmpty() {
        return !folder.iterator().hasNext();
    }

    /** Makes a file with a copy of another one in it. */
    void copyIn(Path source, String name) throws IOException {
        Set<StandardOpenOption> fresh = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        var readable = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r--r--"));
        try (SeekableByteChannel file = folder.newByteChannel(Path.of(name), fresh, readable);
                OutputStream out = Channels.newOutputStream(file)) {
            Files.copy(source, out);
        }
    }

    void give(String name, UserPrincipal user) throws IOException {
        folder.getFileAttributeView(Path.of(name), PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .setOwner(user);
    }

    /** Gives away the folder itself. */
    void give(UserPrincipal user) throws IOException {
        folder.getFileAttributeView(PosixFileAttributeView.class).setOwner(user);
    }

    void delete(String name) throws IOException {
        folder.deleteFile(Path.of(name));
    }

    void deleteFolder(String name) throws IOException {
        folder.deleteDirectory(Path.of(name));
    }

    @Override
    public void close() throws IOException {
        folder.close();
    }
}
