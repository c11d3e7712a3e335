package heddle.inspector.diagnosis;

import heddle.inspector.model.LockId;
import heddle.inspector.model.ThreadRef;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something worth saying.
 *
 * @param rule slug of the rule
 * @param summary one sentence: who waits, on what, held by whom doing what, how long
 * @param evidence the figures behind it
 * @param advice what to try
 * @param concept row of the documented model, {@code M19}
 */
public record Finding(
        String rule,
        Severity severity,
        Confidence confidence,
        String summary,
        List<String> evidence,
        String advice,
        String concept,
        List<ThreadRef> threads,
        @Nullable LockId lock) {

    /** How bad it is. */
    public enum Severity {
        INFO,
        MEDIUM,
        HIGH,
        CRITICAL;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How sure we are: the JVM or kernel says so, several looks agree, or it looks like it. */
    public enum Confidence {
        GUESS,
        STRONG,
        SURE;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
