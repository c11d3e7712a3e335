package heddle.inspector.source.procfs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Counts the lines of a kernel file that may be long. */
final class Lines {
    private static final int BUFFER = 64 * 1024;

    private Lines() {}

    /** The number of lines, -1 when the file cannot be read. */
    static long count(Path path) {
        try (InputStream stream = Files.newInputStream(path)) {
            return count(stream, new byte[BUFFER]);
        } catch (IOException refusedOrGone) {
            return -1;
        }
    }

    private static long count(InputStream stream, byte[] buffer) throws IOException {
        long lines = 0;
        for (int length = stream.read(buffer); length > 0; length = stream.read(buffer)) {
            for (int i = 0; i < length; i++) {
                if (buffer[i] == '\n') lines++;
            }
        }
        return lines;
    }
}
