package heddle.inspector.source.procfs;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The file {@code release} in the home of a JDK or a run-time image. */
final class JdkRelease {
    private static final String VERSION = "JAVA_VERSION=";

    private JdkRelease() {}

    /** The version, such as {@code 17.0.15}, or null when the text does not tell. */
    static @Nullable String version(byte[] content) {
        for (String line : new String(content, StandardCharsets.UTF_8).split("\n", -1)) {
            if (line.startsWith(VERSION))
                return line.substring(VERSION.length()).replace("\"", "").trim();
        }
        return null;
    }
}
