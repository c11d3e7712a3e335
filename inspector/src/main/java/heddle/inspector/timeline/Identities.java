package heddle.inspector.timeline;

import heddle.inspector.observation.ThreadsIdentified;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which kernel thread runs which Java thread.
 *
 * <p>The JVM tells native ids of its own pid namespace. Here they are boxed: a thread boxes its own once and is looked up
 * with it at every tick.
 */
final class Identities {
    /** In so many looks at the JVM's threads a new one must have appeared, or the JVM hides it. */
    private static final int LOOKS_TO_APPEAR = 2;

    /**
     * Who a kernel thread is that the JVM does not list.
     *
     * @param javaId its Java id, negative when it has none
     * @param internal whether it is a thread of the JVM itself; compilers and the like have Java ids but are hidden
     */
    record Identity(long javaId, String name, boolean internal) {}

    /** @param look how many looks there had been when it became known */
    private record Known(Long javaId, String name, long look) {}

    private final Map<Integer, Integer> tidByNamespaceTid = new HashMap<>();
    private final Map<Integer, Known> byNamespaceTid = new HashMap<>();
    private final Map<Long, Integer> namespaceTidByJavaId = new HashMap<>();
    private long looks;
    private long version;

    /** A kernel thread appeared. */
    void started(int tid, Integer namespaceTid) {
        tidByNamespaceTid.put(namespaceTid, tid);
    }

    /** A kernel thread is gone; its id may come again. */
    void ended(Integer namespaceTid) {
        tidByNamespaceTid.remove(namespaceTid);
        forget(namespaceTid);
    }

    /** A Java thread is gone; its kernel thread may live on without it. */
    void ended(long javaId) {
        Integer namespaceTid = namespaceTidByJavaId.get(javaId);
        if (namespaceTid != null) forget(namespaceTid);
    }

    private void forget(Integer namespaceTid) {
        Known known = byNamespaceTid.remove(namespaceTid);
        if (known != null) namespaceTidByJavaId.remove(known.javaId(), namespaceTid);
    }

    /** Takes in who is who. News of a thread that has ended meanwhile is too late. */
    void identify(ThreadsIdentified identified) {
        for (ThreadsIdentified.Entry entry : identified.threads()) {
            boolean late = !tidByNamespaceTid.isEmpty() && !tidByNamespaceTid.containsKey(entry.tid());
            Known known = byNamespaceTid.get(entry.tid());
            if (late) continue;
            if (known == null || !known.javaId().equals(entry.javaId())) {
                identify(entry);
            } else if (!known.name().equals(entry.name())) {
                rename(entry, known);
            }
        }
    }

    private void identify(ThreadsIdentified.Entry entry) {
        forget(entry.tid());
        byNamespaceTid.put(entry.tid(), new Known(entry.javaId(), entry.name(), looks));
        if (entry.javaId() >= 0) namespaceTidByJavaId.put(entry.javaId(), entry.tid());
        version++;
    }

    private void rename(ThreadsIdentified.Entry entry, Known known) {
        byNamespaceTid.put(entry.tid(), new Known(known.javaId(), entry.name(), known.look()));
        version++;
    }

    /** The JVM has told its threads once more. */
    void looked() {
        looks++;
    }

    /** Changes when somebody else is known than before. */
    long version() {
        return version;
    }

    /** The Java id of a kernel thread, or null. */
    @Nullable
    Long javaId(Integer namespaceTid) {
        Known known = byNamespaceTid.get(namespaceTid);
        return known == null || known.javaId() < 0 ? null : known.javaId();
    }

    /** The kernel thread of a Java thread as this machine's procfs shows it, or -1. */
    int tid(long javaId) {
        Integer namespaceTid = namespaceTidByJavaId.get(javaId);
        return namespaceTid == null ? -1 : tidByNamespaceTid.getOrDefault(namespaceTid, -1);
    }

    /** Who a kernel thread is that the JVM has not listed, or null. */
    @Nullable
    Identity unlisted(Integer namespaceTid) {
        Known known = byNamespaceTid.get(namespaceTid);
        if (known == null) return null;
        boolean hidden = looks - known.look() >= LOOKS_TO_APPEAR;
        return new Identity(known.javaId(), known.name(), known.javaId() < 0 || hidden);
    }
}
