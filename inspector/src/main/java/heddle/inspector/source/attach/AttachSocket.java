package heddle.inspector.source.attach;

import java.io.IOException;
import java.nio.file.Path;

/**
 * The file {@code /tmp/.java_pidN} on which a HotSpot JVM listens for attach.
 *
 * <p>Anybody can create a file of that name before the JVM does, so it counts only when it is a socket of the JVM's user.
 */
enum AttachSocket {
    ABSENT,
    LISTENING,
    SQUATTED;

    static Path path(KernelFiles files, int pid, int innerPid) {
        return files.process(pid).resolve("root/tmp/.java_pid" + innerPid);
    }

    static AttachSocket of(Path path, int owner) {
        try {
            FileStatus file = FileStatus.of(path);
            return file.isSocket() && file.uid() == owner ? LISTENING : SQUATTED;
        } catch (IOException absent) {
            return ABSENT;
        }
    }
}
