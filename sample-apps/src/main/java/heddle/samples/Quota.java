package heddle.samples;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A control group of our own, version 1 or 2, that leaves this program a part of one processor; see cgroups(7). */
public final class Quota {

    private static final String PREFIX = "heddle-sample-";
    private static final int PERIOD_MICROS = 100_000;
    private static final Path VERSION_1 = Path.of("/sys/fs/cgroup/cpu");
    private static final Path VERSION_2 = Path.of("/sys/fs/cgroup");

    private Quota() {}

    /** Moves this program into a group with that quota until it ends; says why when that is not possible. */
    public static Optional<String> impose(int percent) {
        boolean old =
                Files.exists(VERSION_1.resolve("cpu.cfs_quota_us")) || Files.exists(VERSION_1.resolve("cpu.shares"));
        Path parent = old ? VERSION_1 : VERSION_2;
        try {
            removeLeftBehind(parent);
            enter(parent, old, percent * PERIOD_MICROS / 100);
            return Optional.empty();
        } catch (IOException refused) {
            return Optional.of("cannot make a control group below " + parent + ": " + refused.getMessage());
        }
    }

    private static void enter(Path parent, boolean old, int quotaMicros) throws IOException {
        String pid = Long.toString(ProcessHandle.current().pid());
        Path group = Files.createDirectory(parent.resolve(PREFIX + pid));
        try {
            if (old) {
                Files.writeString(group.resolve("cpu.cfs_period_us"), Integer.toString(PERIOD_MICROS));
                Files.writeString(group.resolve("cpu.cfs_quota_us"), Integer.toString(quotaMicros));
            } else {
                Files.writeString(group.resolve("cpu.max"), quotaMicros + " " + PERIOD_MICROS);
            }
            Files.writeString(group.resolve("cgroup.procs"), pid);
        } catch (IOException refused) {
            Files.delete(group);
            throw refused;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> leave(parent, group, pid)));
    }

    private static void leave(Path parent, Path group, String pid) {
        try {
            Files.writeString(parent.resolve("cgroup.procs"), pid);
            Files.delete(group);
        } catch (IOException tooLate) {
            System.err.println("The control group " + group + " stays: " + tooLate);
        }
    }

    /** A group whose program was killed is empty; one in use cannot be removed. */
    private static void removeLeftBehind(Path parent) throws IOException {
        try (DirectoryStream<Path> groups = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (Path group : groups) {
                File folder = group.toFile();
                if (!folder.delete()
                        && !Files.exists(Path.of("/proc", group.toString().replaceAll(".*-", "")))) {
                    throw new IOException(group + " is in the way");
                }
            }
        }
    }
}
