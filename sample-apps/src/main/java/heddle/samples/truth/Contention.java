package heddle.samples.truth;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The account of one lock that changes hands: who waited for it, and who had it, when. */
public final class Contention {

    /** At 50 turns a second and thread, five minutes. */
    private static final int TURNS = 1 << 14;

    /** Kinds that nobody has, so nothing is lost to whoever has them. */
    private static final Set<String> EVENTS = Set.of("latch", "future", "condition");

    private final String className;
    private final String kind;
    private final Cause cause;
    private final Ownership ownership;
    private final Map<String, Intervals> waits = new ConcurrentHashMap<>();
    private final Map<String, Intervals> holds = new ConcurrentHashMap<>();
    private final Set<String> sharers = ConcurrentHashMap.newKeySet();

    /** Opens the account of a lock, by the class and kind a user would name. */
    public Contention(String className, String kind, Cause cause, Ownership ownership) {
        this.className = className;
        this.kind = kind;
        this.cause = cause;
        this.ownership = ownership;
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

    /** Somebody had it together with others. */
    void sharedBy(String thread) {
        sharers.add(thread);
    }

    Line standing() {
        return Line.lock(className).put("kind", kind);
    }

    /**
     * {@code lost_per_s}: thread-seconds of waiting per second, waits still open included; those under 1 ms may be missing. None for
     * an event, of which no lengths are told either.
     * {@code waits}: waits of at least 1 ms that ended in the window. {@code wait_ms.p50}: their median. {@code wait_ms.max}: the longest,
     * those still open included.
     * {@code owners_seen}: the threads that had the lock in the window, or ever shared it. {@code owner}: who had it around its end, if one
     * had it all that time, and {@code none} when nobody ever does; {@code none|NAME} when nobody writes down who.
     */
    Line during(Window window) {
        List<Interval> waited = all(waits, window).toList();
        Line line = standing();
        if (EVENTS.contains(kind)) {
            line.about("lost_per_s", 0, 0, 0);
        } else {
            putLost(line, waited, window);
            putWaits(line, waited, window);
            putMedian(line, waited, window);
            putLongest(line, waited, window);
        }
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
        return (double) common(waited, window) / window.nanos();
    }

    private static long common(Stream<Interval> spans, Window window) {
        return spans.mapToLong(span -> span.commonNanos(window.interval())).sum();
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

    /** Of a wait that was there before the observer, it need not know the beginning. */
    private static void putLongest(Line line, List<Interval> waited, Window window) {
        double seen =
                longestMillis(ended(waited, window).filter(wait -> wait.startNanos() >= window.fromNanos()), window);
        double longest = longestMillis(waited.stream(), window);
        if (seen < Tolerance.LONGEST_FROM_MILLIS) return;
        double slack = Math.max(Tolerance.LONGEST_ABSOLUTE_MILLIS, longest * Tolerance.LONGEST_RELATIVE);
        line.about("wait_ms.max", longest, longest - seen + slack, slack);
    }

    private static double longestMillis(Stream<Interval> waited, Window window) {
        return waited.mapToDouble(wait -> (Math.min(wait.endNanos(), window.toNanos()) - wait.startNanos()) / 1e6)
                .max()
                .orElse(0);
    }

    private static double atRank(double[] sorted, double rank) {
        return sorted[(int) (sorted.length * rank)];
    }

    private void putOwners(Line line, Window window) {
        Map<String, Long> owners = new TreeMap<>();
        holds.forEach((thread, spans) -> {
            List<Interval> held = spans.during(window);
            if (!held.isEmpty()) owners.put(thread, common(held.stream(), window));
        });
        if (owners.isEmpty()) {
            line.put("owner", "none");
            return;
        }
        steadyOwner(window).ifPresent(owner -> line.put("owner", isRecorded() ? owner : "none|" + owner));
        if (isRecorded() && isShared(owners.values())) {
            Set<String> seen = new TreeSet<>(owners.keySet());
            seen.addAll(sharers);
            line.put("owners_seen", seen);
        }
    }

    private boolean isRecorded() {
        return ownership == Ownership.RECORDED;
    }

    /** Where one has it nearly always, an observer need not see the others. */
    private static boolean isShared(Collection<Long> nanos) {
        long all = nanos.stream().mapToLong(Long::longValue).sum();
        return nanos.size() == 1 || Collections.max(nanos) < Tolerance.NEARLY_ALWAYS * all;
    }

    /** The thread that alone had the lock around the last look of an observer, while another waited all that time. */
    Optional<String> steadyOwner(Window window) {
        Window look = new Window(window.toNanos() - Tolerance.LOOK_NANOS, window.toNanos() + Tolerance.LOOK_NANOS / 2);
        boolean awaited = waits.values().stream().anyMatch(spans -> isAllOf(look, spans));
        return holds.entrySet().stream()
                .filter(hold -> awaited && isAllOf(look, hold.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static boolean isAllOf(Window look, Intervals spans) {
        return spans.during(look).stream().anyMatch(span -> span.covers(look.interval()));
    }

    /** Thread-seconds of waiting per second. */
    public double lostPerSecond(Window window) {
        return lost(all(waits, window), window);
    }

    /** How often anybody got it in the window. */
    public long turns(Window window) {
        return all(holds, window).count();
    }

    /** The part of the window in which anybody had it, from 0 to 1. */
    public double heldShare(Window window) {
        return (double) common(all(holds, window), window) / window.nanos();
    }

    /** The longest that anybody had it, up to the end of the window. */
    public double longestHoldSeconds(Window window) {
        return longestSeconds(holds, window);
    }

    /** The longest that anybody waited, up to the end of the window. */
    public double longestWaitSeconds(Window window) {
        return longestSeconds(waits, window);
    }

    private static double longestSeconds(Map<String, Intervals> spans, Window window) {
        return all(spans, window)
                        .mapToLong(span -> Math.min(span.endNanos(), window.toNanos()) - span.startNanos())
                        .max()
                        .orElse(0)
                / 1e9;
    }
}
