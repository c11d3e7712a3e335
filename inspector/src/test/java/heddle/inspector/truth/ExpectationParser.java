package heddle.inspector.truth;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads {@code EXPECT} lines, and refuses whatever it would not compare. The grammar is in the samples' {@code Line}. */
final class ExpectationParser {

    private static final String KEYWORD = "EXPECT ";

    /** {@code key}, {@code key=bare} or {@code key="quoted with \" and \\"}. */
    private static final Pattern PAIR =
            Pattern.compile("([a-z_]+(?:\\.\\w+)?)(?:=(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^\\s\"]+)))?(?: |$)");

    private record Pair(String key, String value) {}

    private ExpectationParser() {}

    static Expectation parse(String line) {
        if (!line.startsWith(KEYWORD)) {
            throw new IllegalArgumentException("not an EXPECT line: " + line);
        }
        List<Pair> pairs = pairs(line);
        Subject subject = Subject.of(pairs.get(0).key())
                .orElseThrow(() -> new IllegalArgumentException("unknown subject: " + line));
        List<Expectation.Field> fields =
                pairs.stream().skip(1).map(pair -> field(subject, pair, line)).toList();
        requireSense(subject, pairs, line);
        return new Expectation(subject, pairs.get(0).value(), fields);
    }

    private static List<Pair> pairs(String line) {
        List<Pair> pairs = new ArrayList<>();
        Matcher matcher = PAIR.matcher(line);
        int end = KEYWORD.length();
        while (end < line.length()) {
            if (!matcher.find(end) || matcher.start() != end) {
                throw new IllegalArgumentException("cannot read from column " + (end + 1) + ": " + line);
            }
            pairs.add(new Pair(matcher.group(1), value(matcher)));
            end = matcher.end();
        }
        if (pairs.isEmpty()) {
            throw new IllegalArgumentException("nothing is expected: " + line);
        }
        return pairs;
    }

    private static String value(Matcher matcher) {
        String quoted = matcher.group(2);
        String bare = matcher.group(3);
        if (quoted != null) {
            return quoted.replaceAll("\\\\(.)", "$1");
        }
        return bare == null ? "" : bare;
    }

    private static Expectation.Field field(Subject subject, Pair pair, String line) {
        Key key = Key.of(subject, pair.key())
                .orElseThrow(() -> new IllegalArgumentException("unknown key " + pair.key() + ": " + line));
        if (pair.value().isEmpty()) {
            throw new IllegalArgumentException("no value for " + pair.key() + ": " + line);
        }
        return new Expectation.Field(pair.key(), pair.value(), key, key.parse(pair.value()));
    }

    private static void requireSense(Subject subject, List<Pair> pairs, String line) {
        Set<String> keys = pairs.stream().map(Pair::key).collect(Collectors.toCollection(HashSet::new));
        if (keys.size() < pairs.size()) {
            throw new IllegalArgumentException("a key is there twice: " + line);
        }
        if (pairs.get(0).value().isEmpty() == subject.isNamed()) {
            throw new IllegalArgumentException((subject.isNamed() ? "which one? " : "it has no name: ") + line);
        }
        if (pairs.size() == 1) {
            throw new IllegalArgumentException("nothing is expected of it: " + line);
        }
    }
}
