package heddle.inspector.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * Figures of one kind, in the order they were taken.
 *
 * @param n how many
 * @param values each; at least one
 */
record Sample(int n, double median, double min, double max, List<Double> values) {
    private static final int SIGNIFICANT_DIGITS = 5;

    static Sample of(List<Double> values) {
        if (values.isEmpty() || !values.stream().allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("no measurement: " + values);
        }
        List<Double> rounded = values.stream().map(Sample::round).toList();
        double[] sorted =
                rounded.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return new Sample(sorted.length, round(middle(sorted)), sorted[0], sorted[sorted.length - 1], rounded);
    }

    static Sample of(double value) {
        return of(List.of(value));
    }

    /** One figure of each trial. */
    static <T> Sample of(List<T> trials, ToDoubleFunction<T> figure) {
        return of(trials.stream().map(figure::applyAsDouble).toList());
    }

    static double mean(double... values) {
        return DoubleStream.of(values).average().orElseThrow();
    }

    private static double middle(double[] sorted) {
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    /** No clock here is better than this, and the file stays readable. */
    private static double round(double value) {
        if (value == 0) return value;
        double scale = Math.pow(10, SIGNIFICANT_DIGITS - Math.ceil(Math.log10(Math.abs(value))));
        return Math.round(value * scale) / scale;
    }
}
