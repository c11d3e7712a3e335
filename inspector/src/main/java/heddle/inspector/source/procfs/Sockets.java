package heddle.inspector.source.procfs;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * The peers of the target's TCP sockets.
 *
 * <p>The kernel has no file for one socket: the whole table of the network namespace is read, and only when a socket is
 * asked for that the last reading did not have. A machine with very many connections is read less often, so that this
 * stays below one percent of a core.
 */
final class Sockets {
    private static final String UNKNOWN = "socket";
    private static final int LARGEST_TABLE = 8 * 1024 * 1024;
    private static final int MOST_UNKNOWN = 4096;
    private static final long SHORTEST_PAUSE_NANOS = 1_000_000_000;

    private final Path net;
    private final LongSupplier nanoTime;
    private Map<Long, String> byInode = new HashMap<>();
    private long nextReadNanos = Long.MIN_VALUE;

    /** @param net the folder {@code /proc/PID/net} */
    Sockets(Path net, LongSupplier nanoTime) {
        this.net = net;
        this.nanoTime = nanoTime;
    }

    /** What a socket is connected to or listens on; {@code socket} when it is no TCP socket or not yet known. */
    String describe(long inode) {
        String known = byInode.get(inode);
        if (known != null) return known;
        long now = nanoTime.getAsLong();
        if (now < nextReadNanos) return UNKNOWN;
        refresh(now);
        // Remembered even when it is in no table (a Unix or UDP socket), so that it is not searched again.
        return byInode.computeIfAbsent(inode, absent -> UNKNOWN);
    }

    /** The clock that all here goes by. */
    long nanoTime() {
        return nanoTime.getAsLong();
    }

    private void refresh(long startNanos) {
        Map<Long, String> fresh = new HashMap<>(byInode);
        fresh.values().removeIf(text -> !text.equals(UNKNOWN));
        if (fresh.size() > MOST_UNKNOWN) fresh.clear();
        TcpTable.parse(table("tcp"), fresh);
        TcpTable.parse(table("tcp6"), fresh);
        byInode = fresh;
        long costNanos = nanoTime.getAsLong() - startNanos;
        nextReadNanos = startNanos + Math.max(SHORTEST_PAUSE_NANOS, 100 * costNanos);
    }

    private KernelText table(String name) {
        return KernelText.of(KernelFile.readWhole(net.resolve(name), LARGEST_TABLE));
    }
}
