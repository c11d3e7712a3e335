package heddle.inspector.timeline;

import heddle.inspector.model.Allocation;
import heddle.inspector.model.LockWait;
import heddle.inspector.observation.FramesSeen;
import heddle.inspector.observation.JvmThreads;
import heddle.inspector.observation.MemoryAllocated;
import heddle.inspector.observation.StackSampled;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The JVM's side of the join: its threads as last told, and their stacks. */
final class JvmTable {
    /** A stack as it was taken, {@code waiting} in a wait or while the thread ran. */
    private record Stack(FramesSeen.Entry taken, boolean waiting, long atNanos) {
        boolean fits(JvmThreads.Entry entry) {
            return waiting == JvmView.isWaiting(entry) && isOfSameWait(taken, entry);
        }

        static boolean isOfSameWait(FramesSeen.Entry taken, JvmThreads.Entry entry) {
            return taken.blockedCount() == entry.blockedCount() && taken.waitedCount() == entry.waitedCount();
        }
    }

    private final Identities identities;
    private final Map<Long, Stack> stacks = new HashMap<>();
    private final Map<Long, StackSampled> samples = new HashMap<>();
    private Map<Long, JvmView> views = new HashMap<>();
    private final Map<Long, Allocation> allocations = new HashMap<>();
    private long lookedNanos;
    private long lookedBeforeNanos;
    private long version;

    JvmTable(Identities identities) {
        this.identities = identities;
    }

    /** Takes a look at all threads; those it does not list have ended. */
    void replace(JvmThreads seen) {
        Map<Long, JvmView> now = new HashMap<>(2 * seen.threads().size());
        seen.threads().forEach(entry -> now.put(entry.javaId(), view(entry)));
        Set<Long> ended = views.keySet();
        ended.removeAll(now.keySet());
        ended.forEach(identities::ended);
        stacks.keySet().retainAll(now.keySet());
        samples.keySet().retainAll(now.keySet());
        views = now;
        identities.looked();
        lookedBeforeNanos = lookedNanos;
        lookedNanos = seen.atNanos();
        version++;
    }

    private JvmView view(JvmThreads.Entry entry) {
        JvmView before = views.get(entry.javaId());
        return before != null && before.entry().equals(entry) ? before : viewWithStack(entry, before);
    }

    void put(FramesSeen seen) {
        for (FramesSeen.Entry taken : seen.threads()) {
            JvmView view = views.get(taken.javaId());
            boolean ran = view != null && view.waiting() == null && Stack.isOfSameWait(taken, view.entry());
            stacks.put(taken.javaId(), new Stack(taken, !ran, seen.atNanos()));
            refresh(taken.javaId());
        }
    }

    void put(StackSampled sampled) {
        samples.put(sampled.javaId(), sampled);
        refresh(sampled.javaId());
    }

    /** Takes in what a thread has allocated so far; news of a thread that has ended is too late. */
    void put(MemoryAllocated.Entry allocated) {
        if (identities.tid(allocated.javaId()) < 0) return;
        allocations.merge(
                allocated.javaId(),
                Allocation.first(allocated.bytes(), allocated.atNanos()),
                (before, now) -> before.then(now.bytes(), now.atNanos()));
    }

    /** What a Java thread has allocated, or null. */
    @Nullable
    Allocation allocation(long javaId) {
        return allocations.get(javaId);
    }

    /** A kernel thread is gone. */
    void ended(Integer namespaceTid) {
        Long javaId = identities.javaId(namespaceTid);
        if (javaId != null) allocations.remove(javaId);
    }

    private void refresh(long javaId) {
        if (views.computeIfPresent(javaId, (id, view) -> viewWithStack(view.entry(), view)) != null) version++;
    }

    /** A waiting thread's stack is that of its wait; a running one's is the newest of any kind. */
    private JvmView viewWithStack(JvmThreads.Entry entry, @Nullable JvmView before) {
        Stack taken = stacks.get(entry.javaId());
        if (taken != null && !taken.fits(entry)) taken = null;
        StackSampled sampled = JvmView.isWaiting(entry) ? null : samples.get(entry.javaId());
        if (sampled != null && (taken == null || taken.atNanos() < sampled.atNanos())) {
            return JvmView.of(entry, sampled.frames(), sampled.atNanos(), before);
        }
        if (taken != null) return JvmView.of(entry, taken.taken().frames(), taken.atNanos(), before);
        return JvmView.of(entry, List.of(), 0, before);
    }

    /** Changes whenever something else is known than before. */
    long version() {
        return version + identities.version();
    }

    /** When the last look was, 0 for never. */
    long lookedNanos() {
        return lookedNanos;
    }

    /** When the look before the last one was, 0 for never. */
    long lookedBeforeNanos() {
        return lookedBeforeNanos;
    }

    /** What is known of the Java thread on a kernel thread, or null. */
    @Nullable
    JvmView view(Integer namespaceTid) {
        Long javaId = identities.javaId(namespaceTid);
        return javaId == null ? null : views.get(javaId);
    }

    /** Everybody who waits for what another has. */
    List<HeldUp> heldUp() {
        List<HeldUp> heldUp = new ArrayList<>();
        for (JvmView view : views.values()) {
            LockWait wait = view.isHeldUp() ? view.lockWait(identities) : null;
            if (wait != null) heldUp.add(new HeldUp(view.entry().javaId(), wait));
        }
        return heldUp;
    }
}
