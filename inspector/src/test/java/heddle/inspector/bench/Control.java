package heddle.inspector.bench;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The null control of a row: ratios of two things that are the same, taken as the row's own are.
 *
 * @param how which two things
 */
record Control(String how, Sample ratio) {
    private static final double LOWEST = 0.97;
    private static final double HIGHEST = 1.03;

    /** Pairs neighbours of one series, each of which should be like the next. */
    static Control ofNeighbours(String how, List<Double> values) {
        return new Control(
                how,
                Sample.of(IntStream.range(0, values.size() / 2)
                        .mapToObj(i -> values.get(2 * i + 1) / values.get(2 * i))
                        .toList()));
    }

    boolean holds() {
        return ratio.median() >= LOWEST && ratio.median() <= HIGHEST;
    }
}
