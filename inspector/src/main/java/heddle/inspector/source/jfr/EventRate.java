package heddle.inspector.source.jfr;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/** How many events come each second, averaged over ten; for one thread. */
final class EventRate {
    private static final long WINDOW_NANOS = TimeUnit.SECONDS.toNanos(10);

    private record Batch(long atNanos, long events) {}

    private final Deque<Batch> batches = new ArrayDeque<>();
    private long events;

    /** Adds what has come by now. */
    void add(long nowNanos, long count) {
        batches.addLast(new Batch(nowNanos, count));
        events += count;
        while (nowNanos - batches.getFirst().atNanos() >= WINDOW_NANOS) {
            events -= batches.removeFirst().events();
        }
    }

    long perSecond() {
        return events / TimeUnit.NANOSECONDS.toSeconds(WINDOW_NANOS);
    }

    /** Begins anew, as after a change of what is recorded. */
    void clear() {
        batches.clear();
        events = 0;
    }
}
