package heddle.inspector.command;

import com.fasterxml.jackson.jr.ob.JSON;
import heddle.inspector.view.SafeText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object under construction: fields in order, unknown ones null with their reason.
 *
 * <p>Texts are sanitised here, on their way out.
 */
final class Json {
    private static final JSON WRITER = JSON.std.with(JSON.Feature.WRITE_NULL_PROPERTIES);

    private final Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    private final Map<String, String> unavailable = new TreeMap<>();

    Json with(String name, @Nullable Object value) {
        fields.put(name, safe(value));
        return this;
    }

    private static @Nullable Object safe(@Nullable Object value) {
        if (value instanceof String text) return SafeText.forOutput(text);
        if (value instanceof List<?> list) return list.stream().map(Json::safe).toList();
        return value;
    }

    /** The value when it is known; null and the reason when not. */
    Json orUnknown(String name, boolean known, @Nullable Object value, String reason) {
        return known ? with(name, value) : unknown(name, reason);
    }

    Json unknown(String name, String reason) {
        fields.put(name, null);
        return missing(name, reason);
    }

    /** A whole topic that cannot be told, without a field of its own. */
    Json missing(String topic, String reason) {
        unavailable.put(topic, SafeText.forOutput(reason));
        return this;
    }

    /** A share or rate, to a hundredth. */
    Json percent(String name, double value) {
        return with(name, Math.round(value * 100) / 100.0);
    }

    /** Nanoseconds as milliseconds, to a microsecond. */
    Json millis(String name, long nanos) {
        return with(name, Math.round(nanos / 1e3) / 1e3);
    }

    Map<String, @Nullable Object> map() {
        Map<String, @Nullable Object> all = new LinkedHashMap<>(fields);
        if (!unavailable.isEmpty()) all.put("unavailable", new LinkedHashMap<>(unavailable));
        return all;
    }

    /** The object on one line. */
    String line() {
        try {
            return WRITER.asString(map());
        } catch (IOException impossible) {
            throw new UncheckedIOException("a string cannot be written to memory", impossible);
        }
    }
}
