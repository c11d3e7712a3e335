package heddle.inspector.timeline;

import heddle.inspector.model.JvmState;
import heddle.inspector.model.StackFrame;
import heddle.inspector.observation.FramesSeen;
import heddle.inspector.observation.JvmThreads;
import heddle.inspector.observation.StackSampled;
import heddle.inspector.observation.ThreadsIdentified;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JVM's side of the join: its threads, their stacks, and which kernel thread each one runs on. */
final class JvmTable {
    private record Stack(long blockedCount, long waitedCount, List<StackFrame> frames, long atNanos) {}

    private final Map<Long, JvmThreads.Entry> entries = new HashMap<>();
    private final Map<Long, Stack> stacks = new HashMap<>();
    private final Map<Long, Stack> samples = new HashMap<>();
    private final Map<Integer, Long> javaIdByTid = new HashMap<>();
    private final Map<Long, Integer> tidByJavaId = new HashMap<>();
    private final Map<Integer, String> names = new HashMap<>();

    void replace(JvmThreads seen) {
        entries.clear();
        seen.threads().forEach(entry -> entries.put(entry.javaId(), entry));
        stacks.keySet().retainAll(entries.keySet());
        samples.keySet().retainAll(entries.keySet());
    }

    void identify(ThreadsIdentified identified) {
        for (ThreadsIdentified.Entry entry : identified.threads()) {
            names.put(entry.tid(), entry.name());
            if (entry.javaId() >= 0) {
                javaIdByTid.put(entry.tid(), entry.javaId());
                tidByJavaId.put(entry.javaId(), entry.tid());
            }
        }
    }

    void put(FramesSeen seen) {
        for (FramesSeen.Entry entry : seen.threads()) {
            stacks.put(
                    entry.javaId(),
                    new Stack(entry.blockedCount(), entry.waitedCount(), entry.frames(), seen.atNanos()));
        }
    }

    void put(StackSampled sampled) {
        samples.put(sampled.javaId(), new Stack(-1, -1, sampled.frames(), sampled.atNanos()));
    }

    void forgetTid(int tid) {
        Long javaId = javaIdByTid.remove(tid);
        if (javaId != null) tidByJavaId.remove(javaId, tid);
        names.remove(tid);
    }

    /** Whether the JVM has told its threads yet. */
    boolean isEmpty() {
        return entries.isEmpty();
    }

    /** The Java id of a kernel thread, or -1. */
    long javaId(int tid) {
        return javaIdByTid.getOrDefault(tid, -1L);
    }

    /** The kernel thread of a Java thread, or -1. */
    int tid(long javaId) {
        return tidByJavaId.getOrDefault(javaId, -1);
    }

    /**
     * Name of a thread of the JVM itself, or null when the thread is not known as one. Some of these (compilers, the
     * service thread) have a Java id, but the JVM leaves them out when it tells its threads.
     */
    @Nullable
    String internalName(int tid) {
        return entries.isEmpty() || entries.containsKey(javaId(tid)) ? null : names.get(tid);
    }

    /** What is known of the Java thread, or null. */
    @Nullable
    JvmView view(long javaId) {
        JvmThreads.Entry entry = entries.get(javaId);
        if (entry == null) return null;
        Stack stack = stackOf(entry);
        return stack == null ? new JvmView(entry, List.of(), 0) : new JvmView(entry, stack.frames(), stack.atNanos());
    }

    /** A stack taken in the present wait; for a thread that runs, the newest of any kind. */
    private @Nullable Stack stackOf(JvmThreads.Entry entry) {
        Stack taken = takenInPresentWait(entry);
        Stack sampled = samples.get(entry.javaId());
        if (sampled == null || entry.state() != JvmState.RUNNABLE) return taken;
        return taken != null && taken.atNanos() > sampled.atNanos() ? taken : sampled;
    }

    private @Nullable Stack takenInPresentWait(JvmThreads.Entry entry) {
        Stack taken = stacks.get(entry.javaId());
        if (taken == null || taken.blockedCount() != entry.blockedCount()) return null;
        return taken.waitedCount() == entry.waitedCount() ? taken : null;
    }
}
