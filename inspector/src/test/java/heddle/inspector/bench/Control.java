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

    /** Compares what was taken at the same time. */
    static Control ofPairs(String how, List<Double> values, List<Double> others) {
        return new Control(
                how,
                Sample.of(IntStream.range(0, values.size())
                        .mapToObj(i -> values.get(i) / others.get(i))
                        .toList()));
    }

    /**
     * Compares one series with itself: of each four neighbours the two in the middle with the first and the last, so that
     * neither a steady drift nor the order counts.
     */
    static Control ofNeighbours(String how, List<Double> values) {
        return new Control(
                how,
                Sample.of(IntStream.range(0, values.size() / 4)
                        .mapToObj(i -> values.subList(4 * i, 4 * i + 4))
                        .map(four -> (four.get(1) + four.get(2)) / (four.get(0) + four.get(3)))
                        .toList()));
    }

    boolean holds() {
        return ratio.median() >= LOWEST && ratio.median() <= HIGHEST;
    }
}
