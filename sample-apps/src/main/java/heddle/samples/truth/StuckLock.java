package heddle.samples.truth;

import java.util.List;
import java.util.stream.Collectors;

/** A lock that never changes hands again, as those tell it who wait for it for good. */
record StuckLock(Awaited lock, List<Diary.LastWait> waiters) {

    static List<StuckLock> among(List<Diary.LastWait> waits) {
        return waits.stream()
                .filter(last -> last.awaited().isForLock())
                .collect(Collectors.groupingBy(Diary.LastWait::awaited))
                .entrySet()
                .stream()
                .map(group -> new StuckLock(group.getKey(), group.getValue()))
                .toList();
    }

    boolean isMonitorOf(String thread) {
        return lock.lockKind().filter("monitor"::equals).isPresent()
                && lock.owner().filter(thread::equals).isPresent();
    }

    String className() {
        return lock.waitsOn().orElseThrow();
    }

    Line standing() {
        return Line.lock(className())
                .put("kind", lock.lockKind().orElseThrow())
                .put("owner", lock.owner().orElse("none"))
                .number("waiters", waiters.size());
    }

    /** Each waiter loses a thread-second per second. */
    Line during(Window window) {
        double lost = waiters.stream()
                        .mapToLong(waiter ->
                                new Interval(waiter.sinceNanos(), Interval.OPEN).commonNanos(window.interval()))
                        .sum()
                / (double) window.nanos();
        return standing().about("lost_per_s", lost, lost * Tolerance.LOCK_RELATIVE, lost * Tolerance.LOCK_RELATIVE);
    }
}
