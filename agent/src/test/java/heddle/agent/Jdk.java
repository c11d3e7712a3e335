package heddle.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A JDK on this machine in which a target can run. */
record Jdk(int feature, Path home) {

    private static final int OLDEST = 17;

    /** One of each feature release from 17 on: the one that runs the tests, its neighbours, and what JAVA_HOME_* names. */
    static List<Jdk> all() {
        TreeMap<Integer, Jdk> found = new TreeMap<>();
        homes().filter(home -> Files.isExecutable(home.resolve("bin/java")))
                .map(Jdk::at)
                .filter(jdk -> jdk.feature >= OLDEST)
                .forEach(jdk -> found.putIfAbsent(jdk.feature, jdk));
        return List.copyOf(found.values());
    }

    static Stream<Jdk> withVirtualThreads() {
        return all().stream().filter(jdk -> jdk.feature >= 21);
    }

    boolean hasPauselessFrames() {
        return feature >= 21;
    }

    Path tool(String name) {
        return home.resolve("bin").resolve(name);
    }

    @Override
    public String toString() {
        return "JDK " + feature;
    }

    private static Stream<Path> homes() {
        Path own = Path.of(System.getProperty("java.home"));
        Stream<Path> named = System.getenv().entrySet().stream()
                .filter(variable -> variable.getKey().startsWith("JAVA_HOME_"))
                .map(variable -> Path.of(variable.getValue()));
        return Stream.of(Stream.of(own), named, neighbours(own)).flatMap(homes -> homes);
    }

    private static Stream<Path> neighbours(Path home) {
        try (Stream<Path> entries = Files.list(home.resolveSibling(""))) {
            return entries.sorted(Comparator.naturalOrder()).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Jdk at(Path home) {
        Properties release = new Properties();
        try (var in = Files.newBufferedReader(home.resolve("release"))) {
            release.load(in);
        } catch (IOException e) {
            return new Jdk(0, home);
        }
        String version = release.getProperty("JAVA_VERSION", "0").replace("\"", "");
        return new Jdk(Runtime.Version.parse(version).feature(), home);
    }
}
