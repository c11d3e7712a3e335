package heddle.inspector.truth;

import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/** What a value of the JSON must be. */
sealed interface Expected {

    /**
     * What came of it.
     *
     * @param seen the value, for people
     * @param error the distance of a number from the program's own; empty for what is no number
     */
    record Verdict(String seen, OptionalDouble error, boolean holds) {

        static Verdict of(Json seen, boolean holds) {
            return new Verdict(seen.brief(), OptionalDouble.empty(), holds);
        }
    }

    Verdict judge(Json value);

    /** {@code a|b}: a text, number or truth value that reads as one of these; {@code none} is null. */
    record OneOf(Set<String> texts) implements Expected {

        static Expected parse(String value) {
            return new OneOf(Set.of(value.split("\\|", -1)));
        }

        @Override
        public Verdict judge(Json value) {
            return Verdict.of(value, texts.contains(value.text()));
        }
    }

    /** {@code low..high}: a number between the two. */
    record Between(Range range) implements Expected {

        static Expected parse(String value) {
            return new Between(Range.parse(value));
        }

        @Override
        public Verdict judge(Json value) {
            return range.judge(value, value.number());
        }
    }

    /** {@code low..high}: a list of so many. */
    record Count(Range range) implements Expected {

        static Expected parse(String value) {
            return new Count(Range.parse(value));
        }

        @Override
        public Verdict judge(Json value) {
            return range.judge(value, value.size());
        }
    }

    /** {@code a,b}: a list with just these names; {@code none}: an empty one. */
    record Exactly(Set<String> names) implements Expected {

        static Expected parse(String value) {
            return new Exactly(value.equals("none") ? Set.of() : set(value));
        }

        @Override
        public Verdict judge(Json value) {
            return Verdict.of(value, value.names().equals(names));
        }
    }

    /** {@code a,b}: a list with all of these names, whatever else. */
    record Including(Set<String> names) implements Expected {
        static Expected parse(String value) {
            return new Including(set(value));
        }

        @Override
        public Verdict judge(Json value) {
            return Verdict.of(value, value.names().containsAll(names));
        }
    }

    /** A sentence with this name in it. */
    record Saying(String name) implements Expected {
        static Expected parse(String value) {
            return new Saying(value);
        }

        @Override
        public Verdict judge(Json value) {
            return Verdict.of(value, value.text().contains(name));
        }
    }

    /** {@code a|b}: a list of findings, none of which is as bad as that. */
    record NoneAs(Set<String> severities) implements Expected {
        static Expected parse(String value) {
            return new NoneAs(Set.of(value.split("\\|", -1)));
        }

        @Override
        public Verdict judge(Json value) {
            List<String> bad = value.elements()
                    .filter(finding ->
                            severities.contains(finding.at("severity").text()))
                    .map(finding -> finding.at("rule").text() + ": "
                            + finding.at("summary").text())
                    .toList();
            return new Verdict(bad.toString(), OptionalDouble.empty(), !value.isNull() && bad.isEmpty());
        }
    }

    /** {@code a,b}: a list with two of these names at least (or the only one), and no other. */
    record SomeOf(Set<String> names) implements Expected {

        static Expected parse(String value) {
            return new SomeOf(set(value));
        }

        @Override
        public Verdict judge(Json value) {
            Set<String> seen = value.names();
            return Verdict.of(value, names.containsAll(seen) && seen.size() >= Math.min(2, names.size()));
        }
    }

    /** {@code a,b}: a list of lock references with one of each of these classes, whatever else. */
    record Classes(Set<String> classes) implements Expected {

        static Expected parse(String value) {
            return new Classes(set(value));
        }

        @Override
        public Verdict judge(Json value) {
            Set<String> seen = new TreeSet<>();
            value.names().forEach(lock -> seen.add(lock.replaceFirst("@.*", "")));
            return Verdict.of(value, seen.containsAll(classes));
        }
    }

    /** A lock reference of that class. */
    record OfClass(String className) implements Expected {
        static Expected parse(String value) {
            return new OfClass(value);
        }

        @Override
        public Verdict judge(Json value) {
            return Verdict.of(value, value.text().replaceFirst("@.*", "").equals(className));
        }
    }

    private static Set<String> set(String value) {
        return new TreeSet<>(Set.of(value.split(",", -1)));
    }
}
