package heddle.samples.truth;

import java.util.concurrent.TimeUnit;

/** How long something lasted at the end of a window, and for how much of that an observer can have watched. */
record Age(long millis, long watchedMillis) {

    static Age since(long nanos, Window window) {
        long age = Math.max(0, window.toNanos() - nanos);
        return new Age(
                TimeUnit.NANOSECONDS.toMillis(age), TimeUnit.NANOSECONDS.toMillis(Math.min(age, window.nanos())));
    }

    /** An observer that came later than the wait began may know only what it watched, but never more than all of it. */
    void describe(Line line) {
        line.between(
                "since_ms", Math.max(0, watchedMillis - Tolerance.UNSEEN_MILLIS), millis + Tolerance.UNSEEN_MILLIS);
    }
}
