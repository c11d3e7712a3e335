package heddle.inspector.model;

import java.util.Locale;

/** How a value is known. */
public enum Evidence {
    /** A counter of the kernel or the JVM. */
    MEASURED,
    /** Looked at from time to time. */
    SAMPLED,
    /** Concluded from other values. */
    INFERRED;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
