package heddle.inspector.source.procfs;

import java.util.Map;

/** {@code /proc/PID/net/unix}: the Unix sockets of a network namespace, see proc_pid_net(5). Peers are not told there. */
final class UnixTable {
    private static final int BEFORE_FLAGS = 3;
    private static final int BEFORE_INODE = 2;
    private static final long ACCEPTS_CONNECTIONS = 0x10000;

    private UnixTable() {}

    /** Puts each socket under its inode. */
    static void parse(KernelText table, Map<Long, SocketName> byInode) {
        while (table.nextLine()) parseLine(table, byInode);
    }

    private static void parseLine(KernelText line, Map<Long, SocketName> byInode) {
        line.skipWords(BEFORE_FLAGS);
        boolean listens = line.hex() == ACCEPTS_CONNECTIONS;
        line.skipWords(BEFORE_INODE);
        long inode = line.number();
        if (inode > 0) byInode.put(inode, new SocketName("unix", line.restOfLine(), "", listens));
    }
}
