package heddle.samples.truth;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The account of one lock that changes hands: who waited for it, and who had it, when. */
public final class Contention {

    /** At 50 turns a second and thread, five minutes. */
    private static final int TURNS = 1 << 14;

    private final String className;
    private final String kind;
    private final Cause cause;
    private final Map<String, Intervals> waits = new ConcurrentHashMap<>();
    private final Map<String, Intervals> holds = new ConcurrentHashMap<>();

    Contention(Class<?> lock, String kind, Cause cause) {
        this.className = lock.getName();
        this.kind = kind;
        this.cause = cause;
    }

    Cause cause() {
        return cause;
    }

    Intervals waitsOf(String thread) {
        return waits.computeIfAbsent(thread, name -> new Intervals(TURNS));
    }

    Intervals holdsOf(String thread) {
        return holds.computeIfAbsent(thread, name -> new Intervals(TURNS));
    }

    Line standing() {
        return Line.lock(className).put("kind", kind);
    }

    /**
     * {@code lost_per_s}: thread-seconds of waiting per second, waits still open included; those under 1 ms may be missing.
     * {@code waits}: waits of at least 1 ms that ended in the window. {@code wait_ms.p50}: their median.
     * {@code owners_seen}: the threads that owned the lock in the window; {@code owner=none} when nobody ever does.
     */
    Line during(Window window) {
        List<Interval> waited = all(waits, window).toList();
        Line line = standing();
        putLost(line, waited, window);
        putWaits(line, waited, window);
        putMedian(line, waited, window);
        putOwners(line, window);
        return line;
    }

    private static Stream<Interval> all(Map<String, Intervals> spans, Window window) {
        return spans.values().stream().flatMap(intervals -> intervals.during(window).stream());
    }

    private static void putLost(Line line, List<Interval> waited, Window window) {
        double all = lost(waited.stream(), window);
        double counted = lost(waited.stream().filter(wait -> wait.nanos() >= Tolerance.SURELY_LONG_NANOS), window);
        double slack = Math.max(Tolerance.LOST_ABSOLUTE, all * Tolerance.LOCK_RELATIVE);
        line.about("lost_per_s", all, all - counted + slack, slack);
    }

    private static double lost(Stream<Interval> waited, Window window) {
        long nanos =
                waited.mapToLong(wait -> wait.commonNanos(window.interval())).sum();
        return (double) nanos / window.nanos();
    }

    private static void putWaits(Line line, List<Interval> waited, Window window) {
        long low = count(waited, window, Tolerance.SURELY_LONG_NANOS);
        long own = count(waited, window, Tolerance.COUNTED_FROM_NANOS);
        long high = count(waited, window, Tolerance.SURELY_SHORT_NANOS);
        long slack = Math.max(Tolerance.WAITS_ABSOLUTE, Math.round(own * Tolerance.LOCK_RELATIVE));
        line.count("waits", own, low - slack, high + slack);
    }

    private static long count(List<Interval> waited, Window window, long atLeastNanos) {
        return ended(waited, window)
                .filter(wait -> wait.nanos() >= atLeastNanos)
                .count();
    }

    private static Stream<Interval> ended(List<Interval> waited, Window window) {
        return waited.stream().filter(wait -> wait.endNanos() <= window.toNanos());
    }

    private static void putMedian(Line line, List<Interval> waited, Window window) {
        double[] millis = ended(waited, window)
                .filter(wait -> wait.nanos() >= Tolerance.COUNTED_FROM_NANOS)
                .mapToDouble(wait -> wait.nanos() / 1e6)
                .sorted()
                .toArray();
        if (millis.length >= Tolerance.MEDIAN_FROM_WAITS) {
            double median = millis[millis.length / 2];
            double slack = Math.max(Tolerance.MEDIAN_ABSOLUTE_MILLIS, median * Tolerance.MEDIAN_RELATIVE);
            double below = median - atRank(millis, 0.5 - Tolerance.MEDIAN_RANK);
            double above = atRank(millis, 0.5 + Tolerance.MEDIAN_RANK) - median;
            line.about("wait_ms.p50", median, below + slack, above + slack);
        }
    }

    private static double atRank(double[] sorted, double rank) {
        return sorted[(int) (sorted.length * rank)];
    }

    private void putOwners(Line line, Window window) {
        Set<String> owners = new TreeSet<>();
        holds.forEach((thread, spans) -> {
            if (!spans.during(window).isEmpty()) {
                owners.add(thread);
            }
        });
        if (owners.isEmpty()) {
            line.put("owner", "none");
        } else {
            line.put("owners_seen", owners);
        }
    }
}
