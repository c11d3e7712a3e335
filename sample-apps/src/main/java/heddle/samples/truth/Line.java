package heddle.samples.truth;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One {@code EXPECT} line: a subject and the fields an observer must report about it.
 *
 * <pre>
 * line    = "EXPECT" subject *( " " key "=" value )
 * subject = "thread=" name | "lock=" class | "deadlock" | "deadlocks" | "finding" | "silent"
 * value   = text *( "|" text ) | text *( "," text ) | ( number | [low] ".." [high] ) [ "~" number ]
 * </pre>
 *
 * The key decides which form its value has. {@code a|b}: either will do. {@code a,b}: a set, {@code none} when it is empty. {@code low..high~own}: a number
 * between two bounds, both included, with the program's own figure behind the tilde; a number alone is both bounds. A value with a space, a quote or a
 * backslash stands in double quotes, and quotes and backslashes inside get a backslash.
 */
final class Line {

    private final Map<String, String> fields = new LinkedHashMap<>();
    private final String subject;

    private Line(String subject) {
        this.subject = subject;
    }

    static Line thread(String name) {
        return new Line("thread=" + quoted(name));
    }

    static Line lock(String className) {
        return new Line("lock=" + quoted(className));
    }

    static Line deadlock() {
        return new Line("deadlock");
    }

    static Line deadlocks(int count) {
        return new Line("deadlocks").number("count", count);
    }

    static Line finding() {
        return new Line("finding");
    }

    static Line silent() {
        return new Line("silent");
    }

    Line put(String key, String value) {
        fields.put(key, value);
        return this;
    }

    Line put(String key, Collection<String> values) {
        return put(key, values.isEmpty() ? "none" : String.join(",", values));
    }

    Line number(String key, long value) {
        return put(key, Long.toString(value));
    }

    Line between(String key, long low, long high) {
        return put(key, low + ".." + high);
    }

    /** A count of the program's own between its bounds; never below zero. */
    Line count(String key, long own, long low, long high) {
        return put(key, Math.max(0, low) + ".." + high + "~" + own);
    }

    /** A figure of the program's own, and how far below and above it an observer may be; never below zero. */
    Line about(String key, double own, double below, double above) {
        return put(key, format(Math.max(0, own - below)) + ".." + format(own + above) + "~" + format(own));
    }

    /** The same for a share, which is never above 100 either. */
    Line percent(String key, double own, double below, double above) {
        return about(key, own, below, Math.min(above, 100 - own));
    }

    private static String format(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }

    private static String quoted(String text) {
        return text.matches("[^\\s\"\\\\]+") ? text : '"' + text.replaceAll("[\"\\\\]", "\\\\$0") + '"';
    }

    @Override
    public String toString() {
        return fields.entrySet().stream()
                .map(field -> " " + field.getKey() + "=" + quoted(field.getValue()))
                .collect(Collectors.joining("", "EXPECT " + subject, ""));
    }
}
