package heddle.inspector.command;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;

/** The file that takes what must not be on the screen; the launcher says where. */
final class Log {
    private static final String PROPERTY = "heddle.log";

    private Log() {}

    /** The file's name, or that there is none. */
    static String place() {
        return file().map(Path::toString).orElse("no log file was given with -D" + PROPERTY);
    }

    static Optional<Path> file() {
        return Optional.ofNullable(System.getProperty(PROPERTY)).map(Path::of);
    }

    /** Appends a failure; when that fails too the failure goes to stderr, which is better than nowhere. */
    static void write(Throwable failure) {
        try (PrintStream log = open()) {
            log.println(Instant.now());
            failure.printStackTrace(log);
        } catch (IOException unwritable) {
            failure.addSuppressed(unwritable);
            failure.printStackTrace();
        }
    }

    /** The log for appending; swallows everything when the launcher gave no file. */
    static PrintStream open() throws IOException {
        Optional<Path> file = file();
        if (file.isEmpty()) return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Files.createDirectories(file.get().toAbsolutePath().getParent());
        return new PrintStream(
                Files.newOutputStream(file.get(), StandardOpenOption.CREATE, StandardOpenOption.APPEND),
                true,
                StandardCharsets.UTF_8);
    }
}
