package heddle.inspector.truth;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A value of a JSON document, perhaps null, and the ways from it to others. */
record Json(@Nullable Object value) {

    static Json parse(String text) throws IOException {
        return new Json(com.fasterxml.jackson.jr.ob.JSON.std.anyFrom(text));
    }

    /** What the dotted path leads to; null when it leads nowhere. */
    Json at(String path) {
        Json here = this;
        for (String step : path.split("\\.", -1)) {
            here = new Json(here.value instanceof Map<?, ?> map ? map.get(step) : null);
        }
        return here;
    }

    boolean isNull() {
        return value == null;
    }

    /** The size of a list; empty for anything else. */
    OptionalDouble size() {
        return value instanceof List<?> list ? OptionalDouble.of(list.size()) : OptionalDouble.empty();
    }

    /** The elements of a list; none of anything else. */
    Stream<Json> elements() {
        return value instanceof List<?> list ? list.stream().map(Json::new) : Stream.empty();
    }

    /** A number; empty for anything else. */
    OptionalDouble number() {
        return value instanceof Number number ? OptionalDouble.of(number.doubleValue()) : OptionalDouble.empty();
    }

    /** A text, number or truth value as text; {@code none} for null. */
    String text() {
        return value == null ? "none" : value.toString();
    }

    /** The value for people: of a list, only the names. */
    String brief() {
        return value instanceof List<?> ? names().toString() : text();
    }

    /** The names in a list, be they the elements or the {@code name} of each. */
    Set<String> names() {
        return elements()
                .map(element -> element.at("name").isNull() ? element : element.at("name"))
                .map(Json::text)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
