package heddle.agent;

import java.io.Closeable;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where the inspector says it listens, and who may: the target's own user, root, and one more if the arguments name it.
 *
 * <p>Nobody else can have put a socket into a folder that is one of theirs and closed to all others; who is behind the
 * socket is asked as well, where the JDK can (SO_PEERCRED, see unix(7)).
 *
 * @param jar this agent's own, if it was brought along
 */
record Meeting(Path socket, Optional<Path> jar, Set<UserPrincipal> trusted) implements Closeable {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String UID = "Uid:\t";
    private static final String ROOT = "0";

    Meeting {
        trusted = Set.copyOf(trusted);
    }

    static Meeting from(Arguments arguments) throws IOException {
        Path socket = Path.of(arguments.take("socket").orElseThrow(() -> new IOException("no socket= to connect to")));
        Set<UserPrincipal> trusted = new HashSet<>(List.of(user(ROOT), user(ownUid())));
        Optional<String> peer = arguments.take("peer");
        if (peer.isPresent()) {
            trusted.add(user(peer.get()));
        }
        return new Meeting(socket, arguments.take("jar").map(Path::of), trusted);
    }

    /** Connects without ever waiting; the channel does not block. */
    SocketChannel connect() throws IOException {
        checkFolder();
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.configureBlocking(false);
            if (!channel.connect(UnixDomainSocketAddress.of(socket))) {
                throw new IOException(socket + " has no room for another connection");
            }
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** Fails unless a trusted user is at the other end; for a JDK that cannot tell, {@link LinkageError}. */
    void checkPeer(SocketChannel channel) throws IOException {
        UserPrincipal peer = PeerCredentials.user(channel);
        if (!trusted.contains(peer)) {
            throw new IOException(socket + " is served by " + peer.getName());
        }
    }

    void checkFolder() throws IOException {
        Path folder = socket.toAbsolutePath().getParent();
        PosixFileAttributes found = Files.readAttributes(folder, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        String mode = PosixFilePermissions.toString(found.permissions());
        if (!found.isDirectory() || !mode.equals("rwx------") || !trusted.contains(found.owner())) {
            throw new IOException(folder + " is not closed to others: " + mode + " of "
                    + found.owner().getName());
        }
    }

    /**
     * Removes the folder that was made for this meeting, with the jar and the socket in it: the inspector does so too, but may
     * have been killed. A folder that the jar was not brought along in is somebody's own.
     */
    @Override
    public void close() throws IOException {
        Path folder = socket.toAbsolutePath().getParent();
        Path brought = jar.map(Path::toAbsolutePath).orElse(null);
        if (folder == null || brought == null || !folder.equals(brought.getParent())) {
            return;
        }
        Files.deleteIfExists(brought);
        Files.deleteIfExists(socket);
        Files.deleteIfExists(folder);
    }

    private static UserPrincipal user(String idOrName) throws IOException {
        return STATUS.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(idOrName);
    }

    /** The effective user, proc_pid_status(5): second of the four ids; the folder's owner would be root if not dumpable. */
    private static String ownUid() throws IOException {
        for (String line : Files.readAllLines(STATUS)) {
            if (line.startsWith(UID)) {
                return line.split("\t", -1)[2];
            }
        }
        throw new IOException(STATUS + " names no user");
    }
}
