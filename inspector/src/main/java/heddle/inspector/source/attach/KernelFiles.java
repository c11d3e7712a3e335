package heddle.inspector.source.attach;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Files of the machine below one root: {@code /}, or a fixture folder.
 *
 * <p>A process may vanish or be somebody else's at any moment, so a file that cannot be read is an empty answer.
 */
record KernelFiles(Path root) {
    private static final int MOST_BYTES = 1 << 20;

    Path at(String absolutePath) {
        return root.resolve(absolutePath.substring(1));
    }

    Path process(int pid) {
        return at("/proc/" + pid);
    }

    static Optional<String> text(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return Optional.of(new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8));
        } catch (IOException vanishedOrForbidden) {
            return Optional.empty();
        }
    }

    static Optional<Path> link(Path file) {
        try {
            return Optional.of(Files.readSymbolicLink(file));
        } catch (IOException vanishedOrForbidden) {
            return Optional.empty();
        }
    }

    /** Entries of a folder whose names match a glob. */
    static List<Path> list(Path folder, String glob) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, glob)) {
            List<Path> found = new ArrayList<>();
            entries.forEach(found::add);
            return found;
        } catch (IOException vanishedOrForbidden) {
            return List.of();
        }
    }
}
