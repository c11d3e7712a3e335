package heddle.inspector.truth;

import java.util.List;
import java.util.stream.Stream;

/**
 * One {@code EXPECT} line.
 *
 * @param name of the thread or lock; empty where there is none
 */
record Expectation(Subject subject, String name, List<Field> fields) {

    Expectation {
        fields = List.copyOf(fields);
    }

    /** A field as the line has it, and as it is understood. */
    record Field(String word, String value, Key key, Expected expected) {

        String path() {
            return key.path(word);
        }
    }

    Stream<Field> fields(Key key) {
        return fields.stream().filter(field -> field.key() == key);
    }

    String title() {
        return name.isEmpty() ? subject.word() : subject.word() + "=" + name;
    }
}
