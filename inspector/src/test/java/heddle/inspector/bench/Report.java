package heddle.inspector.bench;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * All that was measured at one time.
 *
 * @param at when it began
 * @param commit what was measured; ends in {@code -dirty} when files differ from that commit
 * @param effort full or quick
 * @param minutes how long it took
 * @param notes what was not measured, and why
 */
record Report(
        String schema,
        String at,
        String commit,
        String effort,
        double minutes,
        Machine machine,
        List<String> jdks,
        List<Result> results,
        List<String> notes) {

    void write(Path file) throws IOException {
        String json = JSON.std
                .with(JSON.Feature.PRETTY_PRINT_OUTPUT, JSON.Feature.WRITE_NULL_PROPERTIES)
                .asString(this);
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) Files.createDirectories(folder);
        Files.writeString(file, json + System.lineSeparator());
    }
}
