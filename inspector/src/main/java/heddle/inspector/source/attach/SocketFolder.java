package heddle.inspector.source.attach;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The folder in which inspector and agent meet: a socket that we listen on and a copy of the agent's jar.
 *
 * <p>Only the target's user and root can enter it. It is made with mode 0700, filled while it is still ours, and then
 * given to the target's user through its open descriptor, so nobody can put another file in the place of one that
 * changes its owner. For the same reason nobody but root or us may rename things in its parent.
 */
public final class SocketFolder implements AutoCloseable {
    /** sun_path of unix(7) holds 108 bytes with the terminating zero. */
    private static final int MOST_PATH_BYTES = 107;

    private static final int MOST_PARENT_CHARS = 60;

    private static final String SOCKET = "s";
    private static final String JAR = "agent.jar";
    private static final Set<PosixFilePermission> OURS_ALONE = PosixFilePermissions.fromString("rwx------");

    private final Place place;
    private final ServerSocketChannel server;
    private final Ledger.Line line;

    private SocketFolder(Place place, ServerSocketChannel server, Ledger.Line line) {
        this.place = place;
        this.server = server;
        this.line = line;
    }

    /** Where such a folder is, for us and for the target. */
    private record Place(Path parent, String parentInTarget, String name) {
        Path folder() {
            return parent.resolve(name);
        }

        Path socket() {
            return folder().resolve(SOCKET);
        }

        String inTarget(String file) {
            return parentInTarget + "/" + name + "/" + file;
        }
    }

    /**
     * Makes the folder where the target can reach it, with the agent's jar, and listens.
     *
     * @param environment of this process; {@code XDG_RUNTIME_DIR} is used when the target is ours and sees our files
     */
    public static SocketFolder create(TargetProcess target, Ledger ledger, Map<String, String> environment)
            throws AttachException {
        String parentInTarget = parentInTarget(target, environment.get("XDG_RUNTIME_DIR"));
        Path parent = target.inOurView(parentInTarget);
        try {
            String name = Ledger.freshName();
            return create(target, new Place(parent, parentInTarget, name), ledger);
        } catch (IOException e) {
            throw new AttachException(noSafeFolder(target, parent, e), e);
        }
    }

    private static String parentInTarget(TargetProcess target, @Nullable String runtimeFolder) {
        if (runtimeFolder == null || !target.sameFiles() || target.uid() != Users.self()) return "/tmp";
        return isUsable(runtimeFolder) ? runtimeFolder : "/tmp";
    }

    private static boolean isUsable(String runtimeFolder) {
        return runtimeFolder.length() <= MOST_PARENT_CHARS && Files.isWritable(Path.of(runtimeFolder));
    }

    private static SocketFolder create(TargetProcess target, Place place, Ledger ledger) throws IOException {
        requireSafe(place.parent());
        requireFits(place.socket());
        Ledger.Line line = ledger.socketFolder(target, place.folder());
        SocketFolder folder = new SocketFolder(place, ServerSocketChannel.open(StandardProtocolFamily.UNIX), line);
        try {
            Files.createDirectory(place.folder(), PosixFilePermissions.asFileAttribute(OURS_ALONE));
            folder.fill(target.uid());
            return folder;
        } catch (IOException e) {
            folder.close();
            throw e;
        }
    }

    private void fill(int owner) throws IOException {
        try (OpenFolder parent = OpenFolder.at(place.parent());
                OpenFolder folder = parent.child(place.name())) {
            requireFresh(folder);
            folder.copyIn(AgentJar.locate(), JAR);
            server.bind(UnixDomainSocketAddress.of(place.socket()), 1);
            if (owner != Users.self()) handOver(folder, owner);
        }
    }

    private void handOver(OpenFolder folder, int owner) throws IOException {
        folder.give(JAR, Users.of(owner));
        giveSocket(owner);
        folder.give(Users.of(owner));
    }

    /** A socket cannot be opened to change its owner; lchown(2) does not follow links. */
    private void giveSocket(int owner) throws IOException {
        Files.getFileAttributeView(place.socket(), PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .setOwner(Users.of(owner));
    }

    private static void requireSafe(Path parent) throws IOException {
        FileStatus status = FileStatus.of(parent);
        if (!status.isFolder()) throw new IOException("it is no folder, or a link");
        boolean safeOwner = status.uid() == Users.ROOT || status.uid() == Users.self();
        if (!safeOwner) throw new IOException("it belongs to uid " + status.uid());
        if (status.isRearrangeableByOthers()) throw new IOException("others may rename files in it");
    }

    private static void requireFresh(OpenFolder folder) throws IOException {
        PosixFileAttributes attributes = folder.attributes();
        boolean ours = attributes.owner().equals(Users.of(Users.self()))
                && attributes.permissions().equals(OURS_ALONE)
                && folder.isEmpty();
        if (!ours) throw new IOException("somebody put another folder in the place of ours");
    }

    private static void requireFits(Path socket) throws IOException {
        int length = socket.toString().getBytes(StandardCharsets.UTF_8).length;
        if (length > MOST_PATH_BYTES)
            throw new IOException("a socket's path has at most 107 bytes, this has " + length);
    }

    private static Refusal noSafeFolder(TargetProcess target, Path parent, IOException e) {
        return target.refusal(
                Reason.NO_SAFE_FOLDER,
                "no folder for the socket can be made in " + parent + ": " + why(e),
                "Make that folder writable and safe (as /tmp is: root's, mode 1777), or use --mode agentless.");
    }

    /** The system's own words; of a refusal it says no more than the path. */
    private static String why(IOException e) {
        return e instanceof AccessDeniedException ? "permission denied" : String.valueOf(e.getMessage());
    }

    /** A number that nobody can guess and no other session has. */
    static String freshNonce() {
        byte[] random = new byte[6];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    /** Where the agent connects to; non-blocking or not as the caller sets it. */
    public ServerSocketChannel server() {
        return server;
    }

    /** The socket's path as the target sees it. */
    public String socketInTarget() {
        return place.inTarget(SOCKET);
    }

    /** The agent jar's path as the target sees it. */
    public String jarInTarget() {
        return place.inTarget(JAR);
    }

    /** The unguessable part of the folder's name. */
    public String nonce() {
        return place.name().substring(place.name().lastIndexOf('-') + 1);
    }

    /** The folder as this process sees it. */
    Path path() {
        return place.folder();
    }

    /** Removes socket, jar and folder; what is not there any more is no error. */
    @Override
    public void close() {
        try {
            server.close();
            remove(path());
            line.close();
        } catch (IOException e) {
            // Gone with the target's mount namespace, or kept by its user: its line in the ledger stays.
        }
    }

    /** Removes such a folder. */
    static void remove(Path path) throws IOException {
        String name = path.getFileName().toString();
        try (OpenFolder parent = OpenFolder.at(Objects.requireNonNull(path.getParent()))) {
            empty(parent, name);
            parent.deleteFolder(name);
        } catch (NoSuchFileException alreadyGone) {
            return;
        }
    }

    private static void empty(OpenFolder parent, String name) throws IOException {
        try (OpenFolder folder = parent.child(name)) {
            deleteIfThere(folder, SOCKET);
            deleteIfThere(folder, JAR);
        }
    }

    private static void deleteIfThere(OpenFolder folder, String name) throws IOException {
        try {
            folder.delete(name);
        } catch (NoSuchFileException alreadyGone) {
            return;
        }
    }
}
