package heddle.inspector.timeline;

import heddle.inspector.model.Activity;
import heddle.inspector.model.StateTimes;
import heddle.inspector.model.Strip;
import heddle.inspector.model.WaitCause;
import heddle.inspector.observation.ThreadSlice;
import org.jspecify.annotations.Nullable;

/**
 * One thread's times, and the strip drawn from them.
 *
 * <p>Quiet time, in which the thread made no slice, was spent in its activity and is booked when that ends. So neither
 * the account nor the strip changes while nothing happens. What has once been booked keeps its cause: a window between two
 * snapshots never holds more than its own length.
 */
final class TimeAccount {
    private Activity activity = Activity.NEW;
    private StateTimes times = StateTimes.ZERO;
    private long asOfNanos;
    private WaitCause lastWaitedFor = WaitCause.OTHER;

    private Strip strip;
    private @Nullable StateTimes secondStart = StateTimes.ZERO;
    private Second second;

    /** The beginning of a second of the strips: when it was due, and when the tick came. */
    record Second(long dueNanos, long atNanos) {}

    TimeAccount(long atNanos, Second second) {
        this.asOfNanos = atNanos;
        this.second = second;
        this.strip = Strip.startingAt(second.dueNanos());
    }

    Activity activity() {
        return activity;
    }

    StateTimes times() {
        return times;
    }

    long asOfNanos() {
        return asOfNanos;
    }

    Strip strip() {
        return strip;
    }

    /** Books what the kernel counted; its waiting was for {@code cause}. */
    void book(ThreadSlice slice, WaitCause cause) {
        openSecond();
        long ready = Math.max(0, slice.readyNanos());
        long start = slice.atNanos() - slice.runningNanos() - ready - slice.waitingNanos();
        bookQuiet(start);
        long bookedAlready = Math.max(0, asOfNanos - start);
        times = times.waitingWasReady(lastWaitedFor, slice.correctionNanos())
                .plus(slice.runningNanos(), ready, 0, cause);
        bookWaiting(cause, slice.waitingNanos() - bookedAlready);
        asOfNanos = Math.max(asOfNanos, slice.atNanos());
    }

    /** From {@code nanos} on the thread is in another activity, or waits for another cause. */
    void turn(Activity next, long nanos) {
        if (next.equals(activity)) return;
        openSecond();
        bookQuiet(nanos);
        activity = next;
    }

    private void bookQuiet(long untilNanos) {
        WaitCause cause = activity.cause();
        if (cause == null || untilNanos <= asOfNanos) return;
        bookWaiting(cause, untilNanos - asOfNanos);
        asOfNanos = untilNanos;
    }

    private void bookWaiting(WaitCause cause, long nanos) {
        if (nanos <= 0) return;
        times = times.plusWaiting(cause, nanos);
        lastWaitedFor = cause;
    }

    /** Something happens in this second, so it needs a cell of its own; those before were all alike. */
    private void openSecond() {
        if (secondStart != null) return;
        strip = strip.until(second.dueNanos(), Strip.Cell.of(activity));
        secondStart = timesAt(second.atNanos());
    }

    /** Ends a second of the strip and begins {@code next}; whether the strip changed. */
    boolean endSecond(Second next) {
        StateTimes start = secondStart;
        secondStart = null;
        second = next;
        if (start == null) return false;
        StateTimes spent = timesAt(next.atNanos()).minus(start);
        boolean unborn = strip.length() == 0 && spent.totalNanos() == 0;
        strip = unborn ? Strip.startingAt(next.dueNanos()) : strip.until(next.dueNanos(), Strip.Cell.of(spent));
        return true;
    }

    private StateTimes timesAt(long nanos) {
        WaitCause cause = activity.cause();
        return cause == null || nanos <= asOfNanos ? times : times.plusWaiting(cause, nanos - asOfNanos);
    }
}
