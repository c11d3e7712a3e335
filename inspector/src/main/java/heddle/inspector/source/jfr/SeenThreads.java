package heddle.inspector.source.jfr;

import heddle.inspector.observation.ThreadsIdentified;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedThread;
import org.jspecify.annotations.Nullable;

/** Collects which kernel thread runs which Java thread, from every thread an event names; for one thread. */
final class SeenThreads {
    /** Java ids are never used again, so a program that starts threads all the time would fill it; then all are told anew. */
    private static final int MOST_KNOWN = 100_000;

    private static final List<String> FIELDS = List.of("thread", "sampledThread", "previousOwner", "notifier");

    private final Set<Identity> known = new HashSet<>();
    private final List<ThreadsIdentified.Entry> fresh = new ArrayList<>();

    private record Identity(long javaId, long tid, String name) {}

    void note(RecordedEvent event) {
        note(event.getThread());
        for (String field : FIELDS) note(Fields.thread(event, field));
    }

    /** A virtual thread has no kernel thread of its own. */
    private void note(@Nullable RecordedThread thread) {
        if (thread == null || thread.getOSThreadId() <= 0 || thread.getOSThreadId() > Integer.MAX_VALUE) return;
        note(Math.max(-1, thread.getJavaThreadId()), (int) thread.getOSThreadId(), name(thread));
    }

    private static String name(RecordedThread thread) {
        return Fields.bounded(thread.getJavaName() == null ? thread.getOSName() : thread.getJavaName());
    }

    private void note(long javaId, int tid, String name) {
        if (known.size() >= MOST_KNOWN) known.clear();
        if (known.add(new Identity(javaId, tid, name))) fresh.add(new ThreadsIdentified.Entry(javaId, tid, name));
    }

    /** Those noted since the last call that were not known before. */
    Optional<ThreadsIdentified> take() {
        if (fresh.isEmpty()) return Optional.empty();
        ThreadsIdentified taken = new ThreadsIdentified(fresh);
        fresh.clear();
        return Optional.of(taken);
    }
}
