package heddle.inspector.source.procfs;

import heddle.inspector.model.KernelWait;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * {@code /proc/locks}: who holds locks on files, see proc_locks(5). It names processes, not threads, and no process for a
 * lock that belongs to an open file description. Read only while somebody waits for such a lock.
 */
final class FileLocks {
    private static final int LARGEST = 1 << 20;
    private static final String WAITS = "->";
    private static final int PID = 4;
    private static final int INODE = 5;

    private final Path proc;
    private final long ownPid;

    /** @param process the folder {@code /proc/PID} of the process whose threads wait */
    FileLocks(Path process) {
        this.proc = process.resolveSibling(".").normalize();
        this.ownPid = pid(process.getFileName().toString());
    }

    private static long pid(String name) {
        return name.chars().allMatch(Character::isDigit) && name.length() < 10 ? Long.parseLong(name) : -1;
    }

    /** {@code , held by 4711 (importer)}; empty when that cannot be known. Part of a {@link KernelWait#detail}. */
    String holder(Path descriptor) {
        try {
            long inode = ((Number) Files.getAttribute(descriptor, "unix:ino")).longValue();
            return holder(KernelText.of(KernelFile.readWhole(proc.resolve("locks"), LARGEST)), inode);
        } catch (IOException closedOrRefused) {
            return "";
        }
    }

    private String holder(KernelText locks, long inode) throws IOException {
        do {
            long pid = holderOf(inode, locks.restOfLine().strip().split(" +", -1));
            if (pid > 0 && pid != ownPid) return ", held by " + pid + name(pid);
        } while (locks.nextLine());
        return "";
    }

    /** The process that a line such as {@code 1: POSIX ADVISORY WRITE 4711 08:02:12345 0 EOF} tells of, else -1. */
    private static long holderOf(long inode, String[] words) {
        boolean holds = words.length > INODE && !words[1].equals(WAITS);
        return holds && words[INODE].endsWith(":" + inode) ? pid(words[PID]) : -1;
    }

    private String name(long pid) throws IOException {
        Path comm = proc.resolve(Long.toString(pid)).resolve("comm");
        return Files.isReadable(comm) ? " (" + Files.readString(comm).strip() + ")" : "";
    }
}
