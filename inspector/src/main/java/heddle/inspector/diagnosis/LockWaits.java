package heddle.inspector.diagnosis;

import heddle.inspector.diagnosis.LockReport.WaitTimes;
import heddle.inspector.diagnosis.LockReport.Waiter;
import heddle.inspector.model.FinishedWait;
import heddle.inspector.model.StackFrame;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** The waits for one lock in a window: those that are over, and those that are open at its end. */
final class LockWaits {
    /** Times of recorded waits come from the target; a histogram refuses absurd ones. */
    private static final long LONGEST_NANOS = TimeUnit.DAYS.toNanos(1000);

    private final List<FinishedWait> over;
    private final List<Waiter> open;
    private final long atNanos;
    private final Map<Long, Long> lastEndNanos = new HashMap<>();

    /** @param atNanos when the window ends */
    LockWaits(List<FinishedWait> over, List<Waiter> open, long atNanos) {
        this.over = over;
        this.open = open;
        this.atNanos = atNanos;
        over.forEach(wait -> lastEndNanos.merge(wait.javaId(), wait.endNanos(), Math::max));
    }

    List<FinishedWait> over() {
        return over;
    }

    List<Waiter> open() {
        return open;
    }

    /** Thread-time waited between two moments. */
    long nanosWithin(long fromNanos, long untilNanos) {
        long nanos = 0;
        for (FinishedWait wait : over) {
            nanos += wait.nanosWithin(fromNanos, untilNanos);
        }
        for (Waiter waiter : open) {
            nanos += Math.max(0, untilNanos - Math.max(fromNanos, beginNanos(waiter)));
        }
        return nanos;
    }

    /** Thread-time waited between two moments, by the Java id of the thread. */
    Map<Long, Long> byThread(long fromNanos, long untilNanos) {
        Map<Long, Long> sums = new HashMap<>();
        for (FinishedWait wait : over) {
            sums.merge(wait.javaId(), wait.nanosWithin(fromNanos, untilNanos), Long::sum);
        }
        for (Waiter waiter : open) {
            long nanos = Math.max(0, untilNanos - Math.max(fromNanos, beginNanos(waiter)));
            sums.merge(waiter.thread().javaId(), nanos, Long::sum);
        }
        return sums;
    }

    /** The recorder may know of the end of a wait in which the last look still found the thread. */
    private long beginNanos(Waiter waiter) {
        long lastEnd = lastEndNanos.getOrDefault(waiter.thread().javaId(), 0L);
        return Math.max(atNanos - waiter.ageNanos(), lastEnd);
    }

    /** How long they were: the total between two moments, the rest of whole waits. */
    WaitTimes times(long fromNanos, long untilNanos) {
        Histogram lengths = new Histogram(2);
        long longest = 0;
        long oldest = 0;
        for (FinishedWait wait : over) {
            lengths.recordValue(bounded(wait.nanos()));
            longest = Math.max(longest, wait.nanos());
        }
        for (Waiter waiter : open) {
            lengths.recordValue(bounded(waiter.ageNanos()));
            oldest = Math.max(oldest, waiter.ageNanos());
        }
        long max = Math.max(longest, oldest);
        return new WaitTimes(
                nanosWithin(fromNanos, untilNanos),
                Math.min(max, lengths.getValueAtPercentile(50)),
                Math.min(max, lengths.getValueAtPercentile(99)),
                max,
                oldest);
    }

    private static long bounded(long nanos) {
        return Math.min(Math.max(0, nanos), LONGEST_NANOS);
    }

    /** Time waited by the place in the program's code. */
    Map<StackFrame, Long> sites() {
        Map<StackFrame, Long> sums = new HashMap<>();
        for (FinishedWait wait : over) {
            StackFrame site = wait.site();
            if (site != null) sums.merge(site, wait.nanos(), Long::sum);
        }
        for (Waiter waiter : open) {
            StackFrame.firstOwn(waiter.thread().frames())
                    .ifPresent(site -> sums.merge(site, waiter.ageNanos(), Long::sum));
        }
        return sums;
    }

    /** Time waited by who had the lock before, as far as the recorder tells. */
    Map<String, Long> previousOwners() {
        Map<String, Long> sums = new HashMap<>();
        for (FinishedWait wait : over) {
            if (!wait.previousOwner().isEmpty()) sums.merge(wait.previousOwner(), wait.nanos(), Long::sum);
        }
        return sums;
    }
}
