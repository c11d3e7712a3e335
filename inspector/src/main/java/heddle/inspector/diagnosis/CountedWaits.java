package heddle.inspector.diagnosis;

import heddle.inspector.diagnosis.LockReport.Counted;
import heddle.inspector.diagnosis.LockReport.WaitTimes;
import heddle.inspector.diagnosis.LockReport.Waiter;
import heddle.inspector.model.ProbedLock;
import heddle.inspector.timeline.Window;
import java.util.List;

/** What follows from a probe's counts in a window. */
final class CountedWaits {
    private CountedWaits() {}

    /**
     * The waits' lengths. A probe counts a wait when it is over; so what had been waited before the window goes off the
     * total, and what those have waited who still wait is added.
     */
    static WaitTimes times(ProbedLock lock, List<Waiter> open, long openBeforeNanos) {
        long openNanos = open.stream().mapToLong(Waiter::ageNanos).sum();
        long oldest = open.stream().mapToLong(Waiter::ageNanos).max().orElse(0);
        long max = Math.max(lock.maxWaitNanos(), oldest);
        return new WaitTimes(
                Math.max(0, lock.waitNanos() + openNanos - openBeforeNanos),
                Math.min(max, lock.waitTimes().percentile(50)),
                Math.min(max, lock.waitTimes().percentile(99)),
                max,
                oldest);
    }

    static Counted report(ProbedLock lock) {
        return new Counted(
                Window.percent(lock.owned(), lock.waits()),
                lock.holds(),
                lock.holdNanos(),
                lock.holdTimes().percentile(50),
                lock.holdTimes().percentile(99));
    }
}
