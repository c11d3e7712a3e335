package heddle.inspector.truth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The JDKs of this machine that Heddle supports: where this one is, beside it, and where {@code JAVA_HOME*} points. */
final class Jdks {

    private static final int OLDEST = 17;

    private Jdks() {}

    /** Oldest first; at least the one that runs this test. */
    static List<Jdk> all() throws IOException {
        Path own = Path.of(System.getProperty("java.home")).toRealPath();
        Stream<Path> homes = Stream.of(Stream.of(own), beside(own).stream(), fromEnvironment(System.getenv()))
                .flatMap(paths -> paths);
        return homes.filter(Jdk::isAt)
                .map(Jdks::real)
                .distinct()
                .map(Jdks::read)
                .filter(jdk -> jdk.feature() >= OLDEST)
                .sorted(Comparator.comparing(Jdk::feature).thenComparing(Jdk::home))
                .toList();
    }

    private static List<Path> beside(Path home) throws IOException {
        Path folder = home.getParent();
        if (folder == null) {
            return List.of();
        }
        try (Stream<Path> neighbours = Files.list(folder)) {
            return neighbours.toList();
        }
    }

    private static Stream<Path> fromEnvironment(Map<String, String> environment) {
        return environment.entrySet().stream()
                .filter(variable -> variable.getKey().startsWith("JAVA_HOME"))
                .map(variable -> Path.of(variable.getValue()));
    }

    private static Path real(Path home) {
        try {
            return home.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Jdk read(Path home) {
        try {
            return Jdk.at(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
