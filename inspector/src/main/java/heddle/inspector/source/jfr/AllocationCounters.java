package heddle.inspector.source.jfr;

import heddle.inspector.observation.MemoryAllocated;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedThread;

/** Collects what threads have allocated from events that tell it of every live thread; for one thread. */
final class AllocationCounters {
    static final String EVENT = "jdk.ThreadAllocationStatistics";

    /** Threads that end are not told of, so a program that starts many would fill it; then all are told anew. */
    private static final int MOST_KNOWN = 20_000;

    private final MonotonicClock clock;
    private final Map<Long, Told> known = new HashMap<>();
    private final Map<Long, MemoryAllocated.Entry> fresh = new HashMap<>();

    private record Told(long bytes, boolean again) {}

    AllocationCounters(MonotonicClock clock) {
        this.clock = clock;
    }

    void note(RecordedEvent event) {
        if (!event.getEventType().getName().equals(EVENT)) return;
        RecordedThread thread = Fields.thread(event, "thread");
        if (thread == null || thread.getJavaThreadId() <= 0) return;
        note(thread.getJavaThreadId(), Fields.number(event, "allocated"), clock.nanos(event.getStartTime()));
    }

    /** What has not changed is told a second time, for only then it is known that nothing was allocated. */
    void note(long javaId, long bytes, long atNanos) {
        Told before = known.get(javaId);
        if (before != null && before.bytes == bytes && before.again) return;
        if (known.size() >= MOST_KNOWN) known.clear();
        known.put(javaId, new Told(bytes, before != null));
        fresh.put(javaId, new MemoryAllocated.Entry(javaId, bytes, atNanos));
    }

    /** What was noted since the last call. */
    Optional<MemoryAllocated> take() {
        if (fresh.isEmpty()) return Optional.empty();
        MemoryAllocated taken = new MemoryAllocated(fresh.values().stream().toList());
        fresh.clear();
        return Optional.of(taken);
    }
}
