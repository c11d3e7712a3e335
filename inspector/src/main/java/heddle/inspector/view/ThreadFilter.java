package heddle.inspector.view;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * What a filter line keeps. Words are joined by and; {@code !} in front turns one round.
 *
 * <p>{@code state:lock} compares the start of the state's word or its letter, {@code cpu>5}, {@code locked>50} and
 * {@code age>2} (seconds) compare figures, {@code lock:Inventory} what is waited on, {@code by:writer} the owner. Any
 * other word is looked for in the name, the id and what is waited on, whatever its case.
 */
record ThreadFilter(Predicate<ThreadRow> kept) {
    private static final double SECOND = 1e9;

    static ThreadFilter parse(String text) {
        Predicate<ThreadRow> all = Arrays.stream(text.strip().split("\\s+"))
                .filter(word -> !word.isEmpty() && !word.equals("!"))
                .map(ThreadFilter::term)
                .reduce(row -> true, Predicate::and);
        return new ThreadFilter(all);
    }

    boolean keeps(ThreadRow row) {
        return kept.test(row);
    }

    private static Predicate<ThreadRow> term(String word) {
        return word.startsWith("!") ? positive(word.substring(1)).negate() : positive(word);
    }

    private static Predicate<ThreadRow> positive(String word) {
        int colon = word.indexOf(':');
        if (colon > 0) return field(word, word.substring(0, colon), word.substring(colon + 1));
        int sign = Math.max(word.indexOf('>'), word.indexOf('<'));
        return sign > 0 ? figure(word, sign) : anywhere(word);
    }

    private static Predicate<ThreadRow> field(String word, String field, String value) {
        return switch (field.toLowerCase(Locale.ROOT)) {
            case "state" -> row -> isState(row.mark(), value);
            case "lock" -> row -> has(row.waitingOn(), value);
            case "by" -> row -> has(row.blockedBy(), value);
            case "name" -> row -> has(row.name(), value);
            default -> anywhere(word);
        };
    }

    private static Predicate<ThreadRow> figure(String word, int sign) {
        double limit = number(word.substring(sign + 1));
        boolean above = word.charAt(sign) == '>';
        if (Double.isNaN(limit)) return anywhere(word);
        return switch (word.substring(0, sign).toLowerCase(Locale.ROOT)) {
            case "cpu" -> row -> compare(row.cpuPercent(), limit, above);
            case "locked", "lock" -> row -> compare(row.lockedPercent(), limit, above);
            case "age", "since" -> row -> compare(row.ageNanos() / SECOND, limit, above);
            default -> anywhere(word);
        };
    }

    private static boolean compare(double value, double limit, boolean above) {
        return above ? value > limit : value < limit;
    }

    private static double number(String text) {
        return text.matches("\\d{1,9}(\\.\\d{1,9})?") ? Double.parseDouble(text) : Double.NaN;
    }

    private static boolean isState(Mark mark, String value) {
        if (value.length() == 1) return mark.letter().equals(value);
        boolean waiting = !value.isEmpty() && "waiting".startsWith(value.toLowerCase(Locale.ROOT)) && mark.isWaiting();
        return waiting || mark.word().regionMatches(true, 0, value, 0, value.length());
    }

    private static Predicate<ThreadRow> anywhere(String word) {
        return row -> has(row.name(), word)
                || has(row.waitingOn(), word)
                || row.idText().startsWith(word);
    }

    static boolean has(String text, String part) {
        for (int at = 0; at <= text.length() - part.length(); at++) {
            if (text.regionMatches(true, at, part, 0, part.length())) return true;
        }
        return false;
    }
}
