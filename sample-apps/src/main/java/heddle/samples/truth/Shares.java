package heddle.samples.truth;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How a thread at work spent a window, in percent of it.
 *
 * @param running what it computed, without the gaps
 * @param ready the gaps, and what it overslept
 * @param waiting what it waited, by cause; of a lock also what it was ready between being woken and having it
 * @param wakes how often it was woken from a wait, by cause
 * @param unbooked the rest: the work between two entries of the diary, and any pre-emption that fell into it
 * @param longestReady the longest stretch of being ready
 */
record Shares(
        double running,
        double ready,
        Map<Cause, Double> waiting,
        Map<Cause, Integer> wakes,
        double unbooked,
        double longestReady) {

    static Shares of(Diary diary, Window window) {
        List<Interval> gaps = diary.gaps().during(window);
        List<Interval> oversleeps = diary.oversleeps().during(window);
        Map<Cause, Double> waiting = new TreeMap<>();
        Map<Cause, Integer> wakes = new TreeMap<>();
        diary.waits().forEach((cause, waits) -> {
            List<Interval> waited = waits.during(window);
            waiting.put(cause, window.percent(waited));
            wakes.put(cause, waited.size());
        });
        double computing = window.percent(diary.computing().during(window));
        double overslept = window.percent(oversleeps);
        return new Shares(
                computing - window.percent(gaps),
                overslept + window.percent(gaps),
                waiting,
                wakes,
                Math.max(0, 100 - computing - overslept - sum(waiting)),
                longest(Stream.concat(gaps.stream(), oversleeps.stream()), window));
    }

    private static double sum(Map<Cause, Double> waiting) {
        return waiting.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    private static double longest(Stream<Interval> stretches, Window window) {
        return stretches
                .mapToDouble(stretch -> window.percent(List.of(stretch)))
                .max()
                .orElse(0);
    }

    /** Whether the thread never waited, or only for time to pass: then it knows all it was ready. */
    boolean knowsReady() {
        return Set.of(Cause.SLEEP).containsAll(waiting.keySet());
    }

    void describeRunning(Line line) {
        line.percent("running", running, Tolerance.SHARE, unbooked + Tolerance.SHARE);
    }

    /**
     * The kernel books a stretch in the run queue when it ends: those cut by the window may go to either side.
     *
     * @param heldBack what of its gaps the thread may have waited for its JVM
     */
    void describeReady(Line line, double heldBack) {
        double slack = Tolerance.SHARE + 2 * longestReady;
        line.percent("ready", ready, slack + heldBack, unbooked + slack);
        if (!waiting.isEmpty()) {
            line.percent("waiting", sum(waiting), slack, slack);
        }
    }

    /**
     * A wait as the thread measures it ends when it runs again, so it contains the time it was ready after it was woken, and
     * an observer may see that much less of it. Sleep is left out: it is but the pause between the waits the sample is about.
     */
    void describeWaits(Line line, Lateness lateness, Window window) {
        waiting.forEach((cause, percent) -> {
            if (cause != Cause.SLEEP) {
                double late = 100 * wakes.getOrDefault(cause, 0) * lateness.meanNanos() / window.nanos();
                line.percent("waiting_by." + cause, percent, Tolerance.CAUSE + 2 * late, Tolerance.CAUSE);
            }
        });
    }
}
