package heddle.samples.truth;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How bad something is, in the words of Heddle's findings. */
public enum Severity {
    INFO,
    MEDIUM,
    HIGH,
    CRITICAL;

    /** {@code high|critical}. */
    String orWorse() {
        return Arrays.stream(values())
                .filter(value -> value.compareTo(this) >= 0)
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining("|"));
    }
}
