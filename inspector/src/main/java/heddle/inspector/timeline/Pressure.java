package heddle.inspector.timeline;

import heddle.inspector.model.LockAccount;
import java.util.ArrayList;
import java.util.List;

/** One lock's last minute, second by second. Kept only while somebody has waited in it. */
final class Pressure {
    private final List<LockAccount.Second> seconds = new ArrayList<>();
    private long lostNanos;
    private int quietSeconds;

    void charge(long nanos) {
        lostNanos += nanos;
    }

    /**
     * Ends a second; whether that changed anything.
     *
     * @param goingOnNanos thread-time of all who ran, wanted a CPU or waited for any lock in it
     */
    boolean endSecond(long nanos, long goingOnNanos) {
        quietSeconds = lostNanos > 0 ? 0 : quietSeconds + 1;
        if (lostNanos == 0 && seconds.isEmpty()) return false;
        double lost = nanos <= 0 ? 0 : (double) lostNanos / nanos;
        double part = goingOnNanos <= 0 ? 0 : Math.min(1, (double) lostNanos / goingOnNanos);
        seconds.add(new LockAccount.Second((float) lost, (float) part));
        lostNanos = 0;
        if (seconds.size() > LockAccount.SECONDS_KEPT) seconds.remove(0);
        if (quietSeconds >= LockAccount.SECONDS_KEPT) seconds.clear();
        return true;
    }

    List<LockAccount.Second> seconds() {
        return seconds;
    }
}
