package heddle.inspector.bench;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/** A Java development kit of this machine. */
record Jdk(int feature, String version, Path home) {
    private static final int OLDEST = 17;

    /** Those that Heddle supports, of the folder this one is in, oldest first. */
    static List<Jdk> all() throws IOException {
        Path own = Path.of(System.getProperty("java.home")).toRealPath();
        try (Stream<Path> homes = Files.list(own.resolveSibling("."))) {
            return of(homes.filter(Jdk::isAt).toList());
        }
    }

    static List<Jdk> of(List<Path> homes) throws IOException {
        List<Jdk> kits = new ArrayList<>();
        for (Path home : homes) kits.add(at(home.toRealPath()));
        return kits.stream()
                .distinct()
                .filter(jdk -> jdk.feature >= OLDEST)
                .sorted(Comparator.comparing(Jdk::feature).thenComparing(Jdk::home))
                .toList();
    }

    private static boolean isAt(Path home) {
        return Files.isExecutable(home.resolve("bin/jcmd")) && Files.isReadable(home.resolve("release"));
    }

    private static Jdk at(Path home) throws IOException {
        Properties release = new Properties();
        try (Reader reader = Files.newBufferedReader(home.resolve("release"))) {
            release.load(reader);
        }
        String version = release.getProperty("JAVA_VERSION", "").replace("\"", "");
        return new Jdk(Runtime.Version.parse(version).feature(), version, home);
    }

    String tool(String name) {
        return home.resolve("bin").resolve(name).toString();
    }
}
