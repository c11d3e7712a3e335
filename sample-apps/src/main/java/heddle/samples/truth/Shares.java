package heddle.samples.truth;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How a thread at work spent a window, in percent of it.
 *
 * @param running what it computed, without the gaps
 * @param ready the gaps, and what it overslept
 * @param waiting what it waited, by cause; after a lock was handed over also what it was ready before it had it
 * @param unbooked the rest: the work between two entries of the diary, and any pre-emption that fell into it
 */
record Shares(double running, double ready, Map<Cause, Double> waiting, double unbooked) {

    static Shares of(Diary diary, Window window) {
        double computing = window.percent(diary.computing().nanosDuring(window));
        double gaps = window.percent(diary.gaps().nanosDuring(window));
        double overslept = window.percent(diary.oversleeps().nanosDuring(window));
        Map<Cause, Double> waiting = new TreeMap<>();
        diary.waits().forEach((cause, waits) -> waiting.put(cause, window.percent(waits.nanosDuring(window))));
        double waited = sum(waiting);
        return new Shares(
                computing - gaps, gaps + overslept, waiting, Math.max(0, 100 - computing - overslept - waited));
    }

    private static double sum(Map<Cause, Double> waiting) {
        return waiting.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    Set<Cause> causes() {
        return waiting.keySet();
    }

    void describeRunning(Line line) {
        line.percent("running", running, Tolerance.RUNNING, unbooked + Tolerance.RUNNING);
    }

    void describeSleeper(Line line) {
        line.percent("ready", ready, Tolerance.READY_OF_SLEEPER, unbooked + Tolerance.READY_OF_SLEEPER);
        line.percent("waiting", sum(waiting), Tolerance.WAITING_OF_SLEEPER, Tolerance.WAITING_OF_SLEEPER);
    }

    /** Sleep is left out: it is the thread's pause between the waits the sample is about. */
    void describeWaits(Line line) {
        waiting.forEach((cause, percent) -> {
            if (cause != Cause.SLEEP) {
                line.percent("waiting_by." + cause, percent, Tolerance.WAITING_BELOW, Tolerance.WAITING_ABOVE);
            }
        });
    }
}
