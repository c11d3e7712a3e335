package heddle.agent.probe;

import heddle.agent.wire.Buckets;
import heddle.agent.wire.LockFigures.Count;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;

/** How many lengths of time were about how long. For any thread. */
final class TimeCounts {

    private final AtomicLongArray counts = new AtomicLongArray(Buckets.COUNT);

    void add(long nanos) {
        counts.getAndIncrement(Buckets.of(nanos));
    }

    List<Count> counted() {
        List<Count> counted = new ArrayList<>();
        for (int i = 0; i < counts.length(); i++) {
            long count = counts.get(i);
            if (count > 0) {
                counted.add(new Count(i, count));
            }
        }
        return counted;
    }
}
