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
        return Compared.of(expectation, field, new Expected.Verdict("it is not there", OptionalDouble.empty(), false));
    }

    private Optional<Json> find(Expectation expectation) {
        return switch (expectation.subject()) {
            case THREAD -> thread(expectation.name());
            case LOCK -> lock(expectation);
            case DEADLOCK -> deadlock(expectation);
            case DEADLOCKS -> Optional.of(document);
        };
    }

    private Optional<Json> thread(String name) {
        return document.at("threads")
                .elements()
                .filter(thread -> thread.at("name").text().equals(name))
                .findFirst();
    }

    /** Of several locks of one class, the first of the expected kind, else the first: the list is ordered by loss. */
    private Optional<Json> lock(Expectation expectation) {
        List<Json> ofClass = document.at("locks")
                .elements()
                .filter(lock -> lock.at("class").text().equals(expectation.name()))
                .toList();
        return ofClass.stream()
                .filter(lock -> hasExpectedKind(lock, expectation))
                .findFirst()
                .or(() -> ofClass.stream().findFirst());
    }

    private static boolean hasExpectedKind(Json lock, Expectation expectation) {
        return expectation
                .fields(Key.LOCK_KIND)
                .allMatch(field -> compare(expectation, field, lock).holds());
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
