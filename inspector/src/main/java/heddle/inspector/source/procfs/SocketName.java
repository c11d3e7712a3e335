package heddle.inspector.source.procfs;

/**
 * What is known of a socket.
 *
 * @param protocol {@code tcp}, {@code udp} or {@code unix}; empty for one of none of these or not yet known
 * @param local own address, or path of a Unix socket; a port alone is one of every address
 * @param peer address of the other end, or empty
 */
record SocketName(String protocol, String local, String peer, boolean listening) {
    static final SocketName UNKNOWN = new SocketName("", "", "", false);

    /** What a thread waits for that waits for it: {@code socket 10.0.0.7:5432}, {@code listening :8080}, {@code unix /run/db}. */
    String awaited() {
        if (listening) return "listening " + local;
        if (!peer.isEmpty()) return "socket " + peer;
        boolean tcp = protocol.isEmpty() || protocol.equals(InternetTable.TCP);
        return tcp ? "socket" : (protocol + " " + local).strip();
    }

    /** The socket among the files of a process: {@code tcp 127.0.0.1:40000 -> 10.0.0.7:5432}. */
    String text(long inode) {
        if (protocol.isEmpty()) return "socket:[" + inode + "]";
        String ends = peer.isEmpty() ? local : local + " -> " + peer;
        return (protocol + (listening ? " listening " : " ") + ends).strip();
    }
}
