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

    private record Identity(Long javaId, String name, long look) {}

    private final Map<Integer, Integer> tidByNamespaceTid = new HashMap<>();
    private final Map<Integer, Identity> byNamespaceTid = new HashMap<>();
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
        Identity identity = byNamespaceTid.remove(namespaceTid);
        if (identity != null) namespaceTidByJavaId.remove(identity.javaId(), namespaceTid);
    }

    /** Takes in who is who. News of a thread that has ended meanwhile is too late. */
    void identify(ThreadsIdentified identified) {
        for (ThreadsIdentified.Entry entry : identified.threads()) {
            boolean late = !tidByNamespaceTid.isEmpty() && !tidByNamespaceTid.containsKey(entry.tid());
            Identity known = byNamespaceTid.get(entry.tid());
            if (!late && (known == null || !known.javaId().equals(entry.javaId()))) identify(entry);
        }
    }

    private void identify(ThreadsIdentified.Entry entry) {
        forget(entry.tid());
        byNamespaceTid.put(entry.tid(), new Identity(entry.javaId(), entry.name(), looks));
        if (entry.javaId() >= 0) namespaceTidByJavaId.put(entry.javaId(), entry.tid());
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
        Identity identity = byNamespaceTid.get(namespaceTid);
        return identity == null || identity.javaId() < 0 ? null : identity.javaId();
    }

    /** The kernel thread of a Java thread as this machine's procfs shows it, or -1. */
    int tid(long javaId) {
        Integer namespaceTid = namespaceTidByJavaId.get(javaId);
        return namespaceTid == null ? -1 : tidByNamespaceTid.getOrDefault(namespaceTid, -1);
    }

    /**
     * The name of a thread of the JVM itself, or null when it is not known as one. Compilers and the like have Java ids,
     * but the JVM does not list them.
     *
     * @param namespaceTid a kernel thread that is no thread of the JVM's list
     */
    @Nullable
    String internalName(Integer namespaceTid) {
        Identity identity = byNamespaceTid.get(namespaceTid);
        if (identity == null) return null;
        boolean hidden = looks - identity.look() >= LOOKS_TO_APPEAR;
        return identity.javaId() < 0 || hidden ? identity.name() : null;
    }
}
