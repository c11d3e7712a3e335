package heddle.inspector.source.procfs;

import heddle.inspector.model.ThreadRef;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Which process holds the lock on a file that another one waits for, by the kernel's list of all file locks: {@code
 * 3: POSIX  ADVISORY  WRITE 9383 08:01:1234567 0 EOF}, see proc(5) and proc_locks(5). Who waits has an arrow after the number.
 */
final class FileLocks {
    private static final int MOST_LINES = 20_000;
    private static final int PID = 4;
    private static final int PLACE = 5;
    private static final int FIELDS = 8;

    private final Path proc;
    private final String own;

    /** @param process the folder {@code /proc/PID} of the one who waits */
    FileLocks(Path process) {
        this.proc = process.resolveSibling("");
        this.own = String.valueOf(process.getFileName());
    }

    /** The holder; null when it cannot be known, or is the waiting process itself. */
    @Nullable
    ThreadRef holder(Path file) {
        try {
            long inode = (long) Files.getAttribute(file, "unix:ino");
            String pid = pid(inode);
            return pid == null ? null : new ThreadRef(Integer.parseInt(pid), -1, command(pid));
        } catch (IOException | NumberFormatException refusedOrGone) {
            return null;
        }
    }

    /** The device is not compared: a file system of several devices tells one here and another one there. */
    private @Nullable String pid(long inode) throws IOException {
        String ending = ":" + inode;
        try (BufferedReader lines = Files.newBufferedReader(proc.resolve("locks"), StandardCharsets.ISO_8859_1)) {
            String line = lines.readLine();
            for (int i = 0; line != null && i < MOST_LINES; i++) {
                String[] fields = line.split("\\s+", -1);
                boolean held = fields.length == FIELDS && fields[PLACE].endsWith(ending);
                if (held && !fields[PID].equals(own) && fields[PID].matches("[1-9]\\d{0,8}")) return fields[PID];
                line = lines.readLine();
            }
        }
        return null;
    }

    private String command(String pid) {
        try {
            return Files.readString(proc.resolve(pid).resolve("comm"), StandardCharsets.ISO_8859_1)
                            .strip() + " (pid " + pid + ")";
        } catch (IOException gone) {
            return "pid " + pid;
        }
    }
}
