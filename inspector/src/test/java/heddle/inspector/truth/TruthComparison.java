package heddle.inspector.truth;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compares each field of each line with Heddle's JSON.
 *
 * <p>A line about something the JSON does not have fails in all its fields, so there are always as many results as fields:
 * nothing is passed over.
 */
final class TruthComparison {

    /** What is seen of a thing that the JSON does not have. */
    static final String MISSING = "it is not there";

    private final Json document;

    /** A comparison with the answer of one command, such as {@code heddle threads --json}. */
    TruthComparison(Json document) {
        this.document = document;
    }

    List<Compared> compare(List<Expectation> expectations) {
        return expectations.stream().flatMap(this::compare).toList();
    }

    private Stream<Compared> compare(Expectation expectation) {
        Optional<Json> found = find(expectation);
        return expectation.fields().stream()
                .map(field -> found.map(json -> compare(expectation, field, json))
                        .orElseGet(() -> missing(expectation, field)));
    }

    private static Compared compare(Expectation expectation, Expectation.Field field, Json found) {
        Json value = found.at(field.path());
        Expected.Verdict verdict = field.expected().judge(value);
        Json reasons = found.at("unavailable");
        if (value.isNull() && !reasons.isNull()) {
            verdict = new Expected.Verdict(
                    verdict.seen() + " (unavailable: " + reasons.text() + ")", verdict.error(), verdict.holds());
        }
        return Compared.of(expectation, field, verdict);
    }

    private static Compared missing(Expectation expectation, Expectation.Field field) {
        return Compared.of(expectation, field, new Expected.Verdict(MISSING, OptionalDouble.empty(), false));
    }

    private Optional<Json> find(Expectation expectation) {
        return switch (expectation.subject()) {
            case THREAD -> thread(expectation.name());
            case LOCK -> lock(expectation);
            case DEADLOCK -> deadlock(expectation);
            case DEADLOCKS, SILENT -> Optional.of(document);
            case FINDING -> finding(expectation);
        };
    }

    private Optional<Json> thread(String name) {
        return document.at("threads")
                .elements()
                .filter(thread -> thread.at("name").text().equals(name))
                .findFirst();
    }

    /** Of several locks of one class, the first of the expected kind and owner, if there is one: the list is ordered by loss. */
    private Optional<Json> lock(Expectation expectation) {
        List<Json> ofClass = document.at("locks")
                .elements()
                .filter(lock -> lock.at("class").text().equals(expectation.name()))
                .toList();
        return best(ofClass, expectation, List.of(Key.LOCK_KIND, Key.LOCK_OWNER));
    }

    /** Of several findings of an expected rule, the first about the expected threads, if there is one. */
    private Optional<Json> finding(Expectation expectation) {
        List<Json> ofRule = document.at("findings")
                .elements()
                .filter(finding -> holds(finding, expectation, Key.FINDING_RULE))
                .toList();
        return best(ofRule, expectation, List.of(Key.FINDING_LOCK, Key.FINDING_THREADS, Key.FINDING_OWNER));
    }

    /** The first of those that are left when each key in turn, unless none would be, leaves those it holds for. */
    private static Optional<Json> best(List<Json> candidates, Expectation expectation, List<Key> keys) {
        List<Json> left = candidates;
        for (Key key : keys) {
            List<Json> better =
                    left.stream().filter(json -> holds(json, expectation, key)).toList();
            if (!better.isEmpty()) left = better;
        }
        return left.stream().findFirst();
    }

    private static boolean holds(Json found, Expectation expectation, Key key) {
        return expectation
                .fields(key)
                .allMatch(field -> compare(expectation, field, found).holds());
    }

    /** The deadlock that has one of the expected threads. */
    private Optional<Json> deadlock(Expectation expectation) {
        Set<String> members = expectation
                .fields(Key.DEADLOCK_THREADS)
                .flatMap(field -> field.expected() instanceof Expected.Exactly exactly
                        ? exactly.names().stream()
                        : Stream.empty())
                .collect(Collectors.toSet());
        return document.at("deadlocks")
                .elements()
                .filter(deadlock -> deadlock.at("threads").names().stream().anyMatch(members::contains))
                .findFirst();
    }
}
