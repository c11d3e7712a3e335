package heddle.inspector.source.attach;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The {@code release} file of a JDK or of a jlink image.
 *
 * @param version as {@code java.version} says it, or null when the file does not
 * @param modules what the image holds; empty when the file does not tell
 */
record JdkRelease(@Nullable String version, Set<String> modules) {
    static final JdkRelease UNKNOWN = new JdkRelease(null, Set.of());

    static JdkRelease parse(String text) {
        Set<String> modules = value(text, "MODULES")
                .map(names -> Set.copyOf(Arrays.asList(names.split(" ", -1))))
                .orElse(Set.of());
        return new JdkRelease(value(text, "JAVA_VERSION").orElse(null), modules);
    }

    /** Whether the image is known to lack a module. */
    boolean lacks(String module) {
        return !modules.isEmpty() && !modules.contains(module);
    }

    private static Optional<String> value(String text, String key) {
        return text.lines()
                .filter(line -> line.startsWith(key + "=\"") && line.endsWith("\""))
                .map(line -> line.substring(key.length() + 2, line.length() - 1))
                .findFirst();
    }

    /** The feature number of a version text: 8 of {@code 1.8.0_402}, 25 of {@code 25-ea}; -1 when it has none. */
    static int feature(String version) {
        String modern = version.startsWith("1.") ? version.substring(2) : version;
        int digits = 0;
        while (digits < modern.length() && digits < 4 && Character.isDigit(modern.charAt(digits))) digits++;
        return digits == 0 ? -1 : Integer.parseInt(modern.substring(0, digits));
    }
}
