package heddle.inspector.diagnosis;

import static java.util.Comparator.comparingLong;

import heddle.inspector.model.FinishedWait;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts together what is one wait to the user.
 *
 * <p>A thread that is woken for a lock and finds it taken by a barging one parks again at once; the recorder writes each
 * park. Parks of one thread on one lock that follow each other this closely are one wait.
 */
final class Waits {
    private static final long LONGEST_PAUSE_NANOS = 500_000;

    private Waits() {}

    /** @param waits waits for one lock */
    static List<FinishedWait> joined(List<FinishedWait> waits) {
        Map<Long, FinishedWait> last = new HashMap<>();
        List<FinishedWait> joined = new ArrayList<>();
        waits.stream().sorted(comparingLong(FinishedWait::startNanos)).forEach(wait -> {
            FinishedWait before = last.get(wait.javaId());
            if (before != null && wait.startNanos() - before.endNanos() <= LONGEST_PAUSE_NANOS) {
                last.put(wait.javaId(), before.until(Math.max(before.endNanos(), wait.endNanos())));
                return;
            }
            if (before != null) joined.add(before);
            last.put(wait.javaId(), wait);
        });
        joined.addAll(last.values());
        return joined;
    }
}
