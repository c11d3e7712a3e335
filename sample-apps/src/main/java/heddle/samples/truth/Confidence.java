package heddle.samples.truth;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How sure an observer may be of what it says: it looks like it, several looks agree, or the JVM or the kernel says so. */
public enum Confidence {
    GUESS,
    STRONG,
    SURE;

    /** {@code strong|sure}. */
    String orBetter() {
        return Arrays.stream(values())
                .filter(value -> value.compareTo(this) >= 0)
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining("|"));
    }
}
