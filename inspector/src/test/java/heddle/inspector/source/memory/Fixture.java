package heddle.inspector.source.memory;

import heddle.inspector.model.Target;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A JVM as it was: its kernel files, trimmed, and its answers. One for each collector of JDK 17 and 25, with a heap of at
 * most 1 GB of which 200 MB are live.
 */
final class Fixture {
    static final int PID = 4711;
    static final List<String> ALL = List.of(
            "17-G1",
            "17-Parallel",
            "17-Serial",
            "17-ZGC",
            "17-Shenandoah",
            "25-G1",
            "25-G1-nmt",
            "25-Parallel",
            "25-Serial",
            "25-ZGC",
            "25-Shenandoah");

    private static final Map<String, String> FILES = Map.of(
            JvmQuestions.HEAP, "heap",
            JvmQuestions.CODE, "code",
            JvmQuestions.METASPACE, "metaspace",
            JvmQuestions.INFO, "info",
            JvmQuestions.MAP, "map",
            JvmQuestions.THREADS, "print");

    private final String name;

    private Fixture(String name) {
        this.name = name;
    }

    static Fixture of(String name) {
        return new Fixture(name);
    }

    /** A file of the fixture, empty when it has none of that name. */
    String text(String file) {
        try (InputStream stream = Fixture.class.getResourceAsStream("/memory/" + name + "/" + file)) {
            return stream == null ? "" : new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    List<Mapping> mappings() throws IOException {
        return Smaps.parse(stream(text("smaps")));
    }

    String answer(String command) {
        return text(Objects.requireNonNull(FILES.get(command), command));
    }

    static Target target() {
        return new Target(PID, 77, "shop", "17");
    }

    /** Writes the kernel's files into a folder that then looks like {@code /proc}. */
    Path writeTo(Path proc) throws IOException {
        Path process = Files.createDirectories(proc.resolve(Integer.toString(PID)));
        Files.writeString(process.resolve("stat"), PID + " (a) b) S 1 1 1 0 -1 0 0 0 0 0 1 1 0 0 20 0 9 0 77 0 0\n");
        Files.writeString(process.resolve("status"), text("status"));
        Files.writeString(process.resolve("smaps"), text("smaps"));
        for (String line : text("syscalls").lines().toList()) {
            int blank = line.indexOf(' ');
            Path task = Files.createDirectories(process.resolve("task").resolve(line.substring(0, blank)));
            Files.writeString(task.resolve("syscall"), line.substring(blank + 1) + "\n");
        }
        return process;
    }
}
