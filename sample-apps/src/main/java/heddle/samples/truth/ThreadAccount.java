package heddle.samples.truth;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * What a thread's diary lets an observer expect of it.
 *
 * <p>Three kinds of thread come out: one that waits for good (state, cause and what for), one that ended (TERMINATED), and
 * one that is at work (its shares of the window). A thread born inside the window that still lives gives no line. Of a
 * virtual thread only what it does is expected: the shares of those are seldom looked at.
 *
 * @param pinned whether a virtual thread keeps its carrier while it waits; empty for a platform thread
 */
record ThreadAccount(Diary diary, Thread thread, Optional<Boolean> pinned) {

    /** Whether the thread does by now what it is going to do, as far as it can tell. */
    boolean isSettled() {
        if (diary.waitsInQueueForGood()) {
            return thread.getState() == Thread.State.RUNNABLE;
        }
        return diary.lastWait().map(this::hasBegun).orElse(diary.hasBegun());
    }

    /** Whether it is in a wait that has no end, as far as it can tell. */
    boolean isStuck() {
        return diary.lastWait().filter(this::hasBegun).isPresent();
    }

    private boolean hasBegun(Diary.LastWait last) {
        return last.awaited().cause().looksRunnable()
                || Set.of(Thread.State.BLOCKED, Thread.State.WAITING, Thread.State.TIMED_WAITING)
                        .contains(thread.getState());
    }

    boolean endedBefore(long nanos) {
        return diary.life().endNanos() < nanos;
    }

    /** What holds at any time; empty for a thread about which nothing does. */
    Optional<Line> standing() {
        if (diary.lastWait().isPresent()) {
            return Optional.of(described(diary.lastWait().get().awaited()));
        }
        if (diary.waitsInQueueForGood()) {
            return Optional.of(line().put("state", "READY"));
        }
        return isSpinner() ? Optional.of(runnable()) : Optional.empty();
    }

    /** What held in that window; empty for a thread that was not there long enough. */
    Optional<Line> during(Window window, Lateness lateness) {
        if (isSeenToEndIn(window)) {
            return Optional.of(line().put("state", "TERMINATED"));
        }
        if (!diary.life().covers(window.interval())) {
            return Optional.empty();
        }
        if (pinned.isPresent()) {
            return standing();
        }
        return Optional.of(
                diary.lastWait().map(last -> waitingForGood(last, window)).orElseGet(() -> atWork(window, lateness)));
    }

    private boolean isSeenToEndIn(Window window) {
        long unseen = TimeUnit.MILLISECONDS.toNanos(Tolerance.UNSEEN_MILLIS);
        Interval life = diary.life();
        return life.endNanos() <= window.toNanos() - unseen && life.commonNanos(window.interval()) >= unseen;
    }

    private Line waitingForGood(Diary.LastWait last, Window window) {
        Line line = described(last.awaited());
        Age.since(last.sinceNanos(), window).describe(line);
        if (last.sinceNanos() <= window.fromNanos()) {
            line.between("waiting", Tolerance.waitingForGood(last.awaited().cause()), 100);
        }
        return line;
    }

    private Line atWork(Window window, Lateness lateness) {
        Shares shares = Shares.of(diary, window);
        Line line = isSpinner() ? runnable() : line();
        shares.describeRunning(line);
        if (shares.knowsReady()) {
            shares.describeReady(line, diary.suffersFromQuota() ? Tolerance.HELD_BACK_UNDER_QUOTA : 0);
        } else {
            shares.describeWaits(line, lateness, window);
        }
        return line;
    }

    private boolean isSpinner() {
        return diary.hasBegun() && diary.waits().isEmpty() && diary.lastWait().isEmpty();
    }

    private Line described(Awaited awaited) {
        Line line = line();
        awaited.describe(line);
        return line;
    }

    private Line runnable() {
        if (diary.suffersFromQuota()) {
            return line().put("state", "READY").put("ready_cause", "throttled");
        }
        return line().put("state", pinned.isPresent() ? "RUNNING" : "RUNNING|READY");
    }

    private Line line() {
        Line line = Line.thread(diary.name());
        pinned.ifPresent(pin -> line.put("pinned", pin.toString()));
        return line;
    }
}
