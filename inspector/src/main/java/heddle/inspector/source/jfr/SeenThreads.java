package heddle.inspector.source.jfr;

import heddle.inspector.observation.ThreadsIdentified;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jdk.jfr.EventType;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedThread;
import org.jspecify.annotations.Nullable;

/** Collects which kernel thread runs which Java thread, from every thread an event names; for one thread. */
final class SeenThreads {
    /** A program that starts threads all the time uses many ids; with so many known, all are told anew. */
    private static final int MOST_KNOWN = 100_000;

    private static final List<String> FIELDS =
            List.of("thread", "sampledThread", "previousOwner", "notifier", "carrierThread");

    private final Map<String, List<String>> fields = new HashMap<>();
    private final Map<Integer, ThreadsIdentified.Entry> known = new HashMap<>();
    private final List<ThreadsIdentified.Entry> fresh = new ArrayList<>();
    /** Those of the events since the last flush: the JDK's stream gives all events of one thread the same object. */
    private final Set<RecordedThread> noted = Collections.newSetFromMap(new IdentityHashMap<>());

    void note(RecordedEvent event) {
        note(event.getThread());
        EventType type = event.getEventType();
        for (String field : fields.computeIfAbsent(type.getName(), name -> fieldsOf(type))) {
            note(Fields.thread(event, field));
        }
    }

    private static List<String> fieldsOf(EventType type) {
        return FIELDS.stream().filter(field -> type.getField(field) != null).toList();
    }

    /** A virtual thread has no kernel thread of its own. */
    private void note(@Nullable RecordedThread thread) {
        if (thread == null || !noted.add(thread)) return;
        if (thread.getOSThreadId() <= 0 || thread.getOSThreadId() > Integer.MAX_VALUE) return;
        note(Math.max(-1, thread.getJavaThreadId()), (int) thread.getOSThreadId(), name(thread));
    }

    private static String name(RecordedThread thread) {
        return Fields.bounded(thread.getJavaName() == null ? thread.getOSName() : thread.getJavaName());
    }

    private void note(long javaId, int tid, String name) {
        if (known.size() >= MOST_KNOWN) known.clear();
        ThreadsIdentified.Entry before = known.get(tid);
        if (before != null && before.javaId() == javaId && before.name().equals(name)) return;
        ThreadsIdentified.Entry seen = new ThreadsIdentified.Entry(javaId, tid, name);
        known.put(tid, seen);
        fresh.add(seen);
    }

    /** Those noted since the last call that were not known before. */
    Optional<ThreadsIdentified> take() {
        noted.clear();
        if (fresh.isEmpty()) return Optional.empty();
        ThreadsIdentified taken = new ThreadsIdentified(fresh);
        fresh.clear();
        return Optional.of(taken);
    }
}
