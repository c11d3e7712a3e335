package heddle.inspector.model;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many lengths of time were about how long.
 *
 * @param counts by the middle of a class of lengths, in nanoseconds
 */
public record Lengths(SortedMap<Long, Long> counts) {
    public static final Lengths NONE = new Lengths(new TreeMap<>());

    public Lengths {
        counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    }

    public Lengths plus(Lengths other) {
        return merged(other, 1);
    }

    /** Those that have come since. */
    public Lengths minus(Lengths before) {
        return merged(before, -1);
    }

    private Lengths merged(Lengths other, int sign) {
        TreeMap<Long, Long> sums = new TreeMap<>(counts);
        other.counts.forEach((nanos, count) -> sums.merge(nanos, sign * count, Long::sum));
        sums.values().removeIf(count -> count <= 0);
        return new Lengths(sums);
    }

    /** The length that so many percent do not exceed, 0 when there is none. */
    public long percentile(double percent) {
        double wanted = percent / 100 * all();
        long passed = 0;
        for (Map.Entry<Long, Long> entry : counts.entrySet()) {
            passed += entry.getValue();
            if (passed >= wanted) return entry.getKey();
        }
        return 0;
    }

    private long all() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The longest, as far as it is known; 0 when there is none. */
    public long max() {
        return counts.isEmpty() ? 0 : counts.lastKey();
    }
}
