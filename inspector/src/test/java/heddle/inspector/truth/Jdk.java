package heddle.inspector.truth;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** A Java development kit of this machine. */
record Jdk(int feature, Path home) {

    /** Reads what the kit says of itself in its file {@code release}. */
    static Jdk at(Path home) throws IOException {
        Properties release = new Properties();
        try (Reader reader = Files.newBufferedReader(home.resolve("release"))) {
            release.load(reader);
        }
        String version = release.getProperty("JAVA_VERSION", "").replace("\"", "");
        return new Jdk(Runtime.Version.parse(version).feature(), home);
    }

    /** Whether it can run the inspector, which a mere runtime can't. */
    static boolean isAt(Path home) {
        return Files.isExecutable(home.resolve("bin/java"))
                && Files.isExecutable(home.resolve("bin/jcmd"))
                && Files.isReadable(home.resolve("release"));
    }

    String java() {
        return home.resolve("bin/java").toString();
    }

    @Override
    public String toString() {
        return "JDK " + feature;
    }
}
