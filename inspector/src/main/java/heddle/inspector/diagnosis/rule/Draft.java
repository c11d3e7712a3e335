package heddle.inspector.diagnosis.rule;

import heddle.inspector.diagnosis.Finding;
import heddle.inspector.diagnosis.Finding.Confidence;
import heddle.inspector.diagnosis.Finding.Severity;
import heddle.inspector.model.LockId;
import heddle.inspector.model.ThreadControlBlock;
import heddle.inspector.model.ThreadRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A finding while it is being written. */
final class Draft {
    private final Rule.Profile profile;
    private final Severity severity;
    private final Confidence confidence;
    private final List<String> evidence = new ArrayList<>();
    private String advice = "";
    private List<ThreadRef> threads = List.of();
    private List<ThreadRef> holders = List.of();
    private @Nullable LockId lock;
    private double blame;

    Draft(Rule rule, Severity severity, Confidence confidence) {
        this.profile = rule.profile();
        this.severity = severity;
        this.confidence = confidence;
    }

    Draft because(String text) {
        evidence.add(text);
        return this;
    }

    Draft because(Collection<String> texts) {
        evidence.addAll(texts);
        return this;
    }

    Draft advises(String text) {
        advice = text;
        return this;
    }

    Draft about(LockId id) {
        lock = id;
        return this;
    }

    /** Who suffers. */
    Draft hurts(Collection<ThreadControlBlock> those) {
        threads = those.stream().map(ThreadControlBlock::ref).toList();
        return this;
    }

    /** Who makes them suffer. */
    Draft heldBy(Collection<ThreadRef> those) {
        holders = List.copyOf(those);
        return this;
    }

    /** Thread-seconds a second. */
    Draft costs(double threadSecondsPerSecond) {
        blame = threadSecondsPerSecond;
        return this;
    }

    Finding says(String sentence) {
        return new Finding(
                profile.slug(),
                severity,
                confidence,
                sentence,
                evidence,
                advice,
                profile.concept(),
                threads,
                lock,
                holders,
                blame,
                null);
    }
}
