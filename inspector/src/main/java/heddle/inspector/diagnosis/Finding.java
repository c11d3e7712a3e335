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
 * @param threads who suffers
 * @param lock what it is about, or null
 * @param holders who makes them suffer, as far as that is known
 * @param blame thread-seconds that it costs a second
 * @param explainedBy what it follows from, or null
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
        @Nullable LockId lock,
        List<ThreadRef> holders,
        double blame,
        @Nullable Cause explainedBy) {
    public Finding {
        evidence = List.copyOf(evidence);
        threads = List.copyOf(threads);
        holders = List.copyOf(holders);
    }

    /** The finding behind another one. */
    public record Cause(String rule, @Nullable LockId lock) {}

    /** The same, as it stands beneath another finding. */
    public Finding explainedBy(Finding other) {
        return new Finding(
                rule,
                severity,
                confidence,
                summary,
                evidence,
                advice,
                concept,
                threads,
                lock,
                holders,
                blame,
                new Cause(other.rule, other.lock));
    }

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
