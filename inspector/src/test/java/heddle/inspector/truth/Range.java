package heddle.inspector.truth;

import java.util.OptionalDouble;

/**
 * {@code low..high~own}: two bounds, both included and each optional, and the program's own figure where it tells one. A
 * number alone is both bounds.
 */
record Range(double low, double high, OptionalDouble own) {

    static Range parse(String text) {
        int tilde = text.indexOf('~');
        if (tilde < 0) {
            return bounds(text, OptionalDouble.empty());
        }
        return bounds(text.substring(0, tilde), OptionalDouble.of(Double.parseDouble(text.substring(tilde + 1))));
    }

    private static Range bounds(String text, OptionalDouble own) {
        int dots = text.indexOf("..");
        if (dots < 0) {
            return new Range(Double.parseDouble(text), Double.parseDouble(text), own);
        }
        return new Range(
                bound(text.substring(0, dots), Double.NEGATIVE_INFINITY),
                bound(text.substring(dots + 2), Double.POSITIVE_INFINITY),
                own);
    }

    private static double bound(String text, double ifEmpty) {
        return text.isEmpty() ? ifEmpty : Double.parseDouble(text);
    }

    Expected.Verdict judge(Json seen, OptionalDouble number) {
        if (number.isEmpty()) {
            return Expected.Verdict.of(seen, false);
        }
        double is = number.getAsDouble();
        return new Expected.Verdict(seen.brief(), OptionalDouble.of(error(is)), low <= is && is <= high);
    }

    /** The distance from the program's own figure; without one, from the nearer bound, and 0 between them. */
    private double error(double is) {
        return is - own.orElse(Math.max(low, Math.min(high, is)));
    }
}
