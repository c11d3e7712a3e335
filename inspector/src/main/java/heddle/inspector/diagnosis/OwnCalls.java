package heddle.inspector.diagnosis;

import heddle.inspector.model.KernelWait;
import heddle.inspector.model.LockId;
import heddle.inspector.model.LockKind;
import heddle.inspector.model.LockWait;
import heddle.inspector.model.OpenFile;
import heddle.inspector.model.ProcessControlBlock;
import heddle.inspector.model.Snapshot;
import heddle.inspector.model.ThreadControlBlock;
import heddle.inspector.model.WaitCause;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The calls of a process to itself: waits for an answer from an address of its own machine at which the process listens.
 *
 * <p>That both ends of a connection have one host shows that it does not leave the machine.
 */
final class OwnCalls {
    private static final String TCP = "tcp ";
    private static final String LISTENING = "tcp listening ";
    private static final String PEER = " -> ";

    /** Addresses, as threads that wait for an answer name them. */
    private final Supplier<Set<String>> services;

    OwnCalls(Snapshot snapshot) {
        services = Case.once(() -> services(sockets(snapshot)));
    }

    private static Set<String> services(List<String> sockets) {
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

    private static List<String> sockets(Snapshot snapshot) {
        ProcessControlBlock process = snapshot.particulars().process();
        List<OpenFile> files = process == null ? null : process.files();
        if (files == null) return List.of();
        return files.stream()
                .filter(file -> file.kind() == OpenFile.Kind.SOCKET)
                .map(OpenFile::target)
                .toList();
    }

    private static boolean isOurs(String local, String peer, Set<String> listening) {
        int port = peer.lastIndexOf(':');
        boolean here = port > 0 && local.startsWith(peer.substring(0, port + 1));
        return here && (listening.contains(peer) || listening.contains(peer.substring(port)));
    }

    /** The wait for an answer of its own process, with nobody known to bring it about; null when it waits for no such. */
    @Nullable
    LockWait wait(ThreadControlBlock thread) {
        KernelWait wait = thread.kernelWait();
        if (wait == null || thread.activity().cause() != WaitCause.SOCKET) return null;
        String peer = wait.socketPeer();
        return services.get().contains(peer)
                ? LockWait.shared(LockId.ofAddress(peer), LockKind.FUTURE, List.of(), true)
                : null;
    }
}
