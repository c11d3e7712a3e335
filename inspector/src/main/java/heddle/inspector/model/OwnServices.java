package heddle.inspector.model;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of its own machine at which a process listens and which it calls itself, as its threads name them.
 *
 * <p>That both ends of a connection have one host shows that it does not leave the machine.
 */
public final class OwnServices {
    private static final String TCP = "tcp ";
    private static final String LISTENING = "tcp listening ";
    private static final String PEER = " -> ";

    private final @Nullable List<OpenFile> files;
    private volatile @Nullable Set<String> addresses;

    /** Those among the open files of a process; they are looked for when somebody asks first. */
    OwnServices(@Nullable ProcessControlBlock process) {
        files = process == null ? null : process.files();
    }

    /** Whether this address is one of them, {@code 127.0.0.1:8080}; false when the process's files are not known. */
    public boolean contains(String address) {
        if (files == null || address.isEmpty()) return false;
        Set<String> known = addresses;
        if (known == null) {
            known = among(sockets(files));
            addresses = known;
        }
        return known.contains(address);
    }

    private static List<String> sockets(List<OpenFile> files) {
        return files.stream()
                .filter(file -> file.kind() == OpenFile.Kind.SOCKET)
                .map(OpenFile::target)
                .toList();
    }

    private static Set<String> among(List<String> sockets) {
        Set<String> services = new HashSet<>();
        Set<String> listening = new HashSet<>();
        for (String socket : sockets) {
            if (socket.startsWith(LISTENING)) listening.add(socket.substring(LISTENING.length()));
        }
        for (String socket : sockets) {
            int peer = socket.indexOf(PEER);
            if (peer > 0 && socket.startsWith(TCP)) {
                String to = socket.substring(peer + PEER.length());
                if (isOurs(socket.substring(TCP.length(), peer), to, listening)) services.add(to);
            }
        }
        return services;
    }

    private static boolean isOurs(String local, String peer, Set<String> listening) {
        int port = peer.lastIndexOf(':');
        boolean here = port > 0 && local.startsWith(peer.substring(0, port + 1));
        return here && (listening.contains(peer) || listening.contains(peer.substring(port)));
    }
}
