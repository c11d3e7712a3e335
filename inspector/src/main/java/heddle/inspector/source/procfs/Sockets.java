package heddle.inspector.source.procfs;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * The addresses of the target's sockets.
 *
 * <p>The kernel has no file for one socket: the whole tables of the network namespace are read, and only when a socket is
 * asked for that the last reading did not have. A machine with very many connections is read less often, so that this
 * stays below one percent of a core.
 */
final class Sockets {
    private static final int LARGEST_TABLE = 8 * 1024 * 1024;
    private static final int MOST_UNKNOWN = 4096;
    private static final long SHORTEST_PAUSE_NANOS = 1_000_000_000;

    /** Tables of that length cost less than a hundredth of it: a longer reading only waited for a CPU. */
    private static final long LONGEST_PAUSE_NANOS = 10_000_000_000L;

    private final Path net;
    private final LongSupplier nanoTime;
    private Map<Long, SocketName> byInode = new HashMap<>();
    private long nextReadNanos = Long.MIN_VALUE;
    private long postponed;

    /** @param process the folder {@code /proc/PID} */
    Sockets(Path process, LongSupplier nanoTime) {
        this.net = process.resolve("net");
        this.nanoTime = nanoTime;
    }

    /** What is known of a socket; {@link SocketName#UNKNOWN} when it is in none of the tables or not yet known. */
    SocketName find(long inode) {
        SocketName known = byInode.get(inode);
        if (known != null) return known;
        long now = nanoTime.getAsLong();
        if (now < nextReadNanos) {
            postponed++;
            return SocketName.UNKNOWN;
        }
        refresh(now);
        // Remembered even when it is in no table, so that it is not searched again.
        return byInode.computeIfAbsent(inode, absent -> SocketName.UNKNOWN);
    }

    /** How many answers were not known yet, because the tables had been read a moment before, and may be next time. */
    long postponed() {
        return postponed;
    }

    /** The clock that all here goes by. */
    long nanoTime() {
        return nanoTime.getAsLong();
    }

    private void refresh(long startNanos) {
        Map<Long, SocketName> fresh = new HashMap<>(byInode);
        fresh.values().removeIf(socket -> !socket.equals(SocketName.UNKNOWN));
        if (fresh.size() > MOST_UNKNOWN) fresh.clear();
        readTables(fresh);
        byInode = fresh;
        long costNanos = nanoTime.getAsLong() - startNanos;
        nextReadNanos = startNanos + Math.max(SHORTEST_PAUSE_NANOS, Math.min(LONGEST_PAUSE_NANOS, 100 * costNanos));
    }

    private void readTables(Map<Long, SocketName> fresh) {
        InternetTable.parse(table("tcp"), InternetTable.TCP, fresh);
        InternetTable.parse(table("tcp6"), InternetTable.TCP, fresh);
        InternetTable.parse(table("udp"), "udp", fresh);
        InternetTable.parse(table("udp6"), "udp", fresh);
        UnixTable.parse(table("unix"), fresh);
    }

    private KernelText table(String name) {
        return KernelText.of(KernelFile.readWhole(net.resolve(name), LARGEST_TABLE));
    }
}
