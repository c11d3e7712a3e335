package heddle.samples.truth;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;

/**
 * What a thread that will wait for good waits for.
 *
 * @param cause why it waits
 * @param idle whether the thread is a worker of a pool that has nothing to do
 * @param waitsOn the class a user would name as the thing waited for, empty where that is nothing on the heap
 * @param lockKind the kind of lock, empty where the thing waited for is none
 * @param owner the name of the thread that has the lock, empty where nobody owns it
 * @param socket the socket waited for and its other end, as the kernel has them; empty where it is none
 */
public record Awaited(
        Cause cause,
        boolean idle,
        Optional<String> waitsOn,
        Optional<String> lockKind,
        Optional<String> owner,
        Optional<String> socket) {

    private Awaited(
            Cause cause, boolean idle, Optional<String> waitsOn, Optional<String> lockKind, Optional<String> owner) {
        this(cause, idle, waitsOn, lockKind, owner, Optional.empty());
    }

    /** A wait for nothing on the heap, such as a sleep or a read. */
    public static Awaited cause(Cause cause) {
        return new Awaited(cause, false, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** A wait for what comes from the other end of a connection. */
    public static Awaited answer(Socket connection) {
        return socket("socket " + text(connection.getInetAddress(), connection.getPort()));
    }

    /** A wait for somebody to connect. */
    public static Awaited caller(ServerSocket server) {
        return socket("listening " + text(server.getInetAddress(), server.getLocalPort()));
    }

    private static Awaited socket(String name) {
        return new Awaited(
                Cause.SOCKET, false, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(name));
    }

    private static String text(InetAddress address, int port) {
        return address.getHostAddress() + ":" + port;
    }

    /** A wait at an object that is no lock, such as a condition or a result. */
    public static Awaited object(Cause cause, Class<?> waitedFor) {
        return new Awaited(cause, false, Optional.of(waitedFor.getName()), Optional.empty(), Optional.empty());
    }

    /** A wait for a lock that a thread has. */
    public static Awaited lock(Cause cause, String kind, Class<?> lock, String owner) {
        return new Awaited(cause, false, Optional.of(lock.getName()), Optional.of(kind), Optional.of(owner));
    }

    /** A wait for a lock that by its nature nobody owns, such as a semaphore. */
    public static Awaited unownedLock(Cause cause, String kind, Class<?> lock) {
        return new Awaited(cause, false, Optional.of(lock.getName()), Optional.of(kind), Optional.empty());
    }

    /** The wait of a pool's worker for something to do. */
    public static Awaited work() {
        return new Awaited(Cause.PARK, true, Optional.empty(), Optional.empty(), Optional.empty());
    }

    boolean isForLock() {
        return lockKind.isPresent();
    }

    void describe(Line line) {
        line.put("state", "WAITING").put("cause", cause.name());
        if (idle) {
            line.put("idle", "true");
        }
        waitsOn.ifPresent(name -> line.put("waits_on", name));
        owner.ifPresent(name -> line.put("owner", name));
        socket.ifPresent(name -> line.put("on", name));
    }
}
