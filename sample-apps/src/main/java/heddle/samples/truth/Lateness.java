package heddle.samples.truth;

import java.util.Collection;

/**
 * How long it took, in the mean, from being woken to running, judged by all sleeps of the program. A thread that is handed a
 * lock can't measure that, but it is no better off than one whose sleep is over.
 */
record Lateness(double meanNanos) {

    static Lateness of(Collection<Diary> diaries, Window window) {
        long sleeps = 0;
        long lateNanos = 0;
        for (Diary diary : diaries) {
            Intervals slept = diary.waits().get(Cause.SLEEP);
            sleeps += slept == null ? 0 : slept.during(window).size();
            lateNanos += diary.oversleeps().nanosDuring(window);
        }
        return new Lateness(sleeps == 0 ? 0 : (double) lateNanos / sleeps);
    }
}
