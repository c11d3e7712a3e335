package heddle.inspector.source.jfr;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How much disk must stay free for a recording. A JVM whose recorder has no room to write exits.
 *
 * @param startBytes free bytes to start
 * @param startPercent free share of the file system to start; both must hold
 * @param keepBytes free bytes to go on
 */
public record DiskFloor(long startBytes, int startPercent, long keepBytes) {
    private static final long MB = 1 << 20;

    /** The floor for real targets. */
    public static final DiskFloor STANDARD = new DiskFloor(512 * MB, 5, 256 * MB);

    /** Why a recording must not start in a folder, for the reader; empty when it may. */
    Optional<String> refusal(Path folder) {
        File disk = folder.toFile();
        return shortage(disk, Math.max(startBytes, disk.getTotalSpace() / 100 * startPercent), "to start");
    }

    /** Why a recording in a folder must stop, for the reader; empty when it may go on. */
    Optional<String> alarm(Path folder) {
        return shortage(folder.toFile(), keepBytes, "to go on");
    }

    private static Optional<String> shortage(File disk, long needed, String purpose) {
        long free = disk.getUsableSpace();
        if (free >= needed || !disk.exists()) return Optional.empty();
        return Optional.of(
                "its disk has " + free / MB + " MB free, and a recording needs " + needed / MB + " MB " + purpose);
    }
}
