package heddle.inspector.timeline;

import heddle.inspector.model.Allocation;
import heddle.inspector.model.LockId;
import heddle.inspector.model.LockWait;
import heddle.inspector.observation.FramesSeen;
import heddle.inspector.observation.JvmThreads;
import heddle.inspector.observation.MemoryAllocated;
import heddle.inspector.observation.StackSampled;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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

    /** Each is dropped when its thread ends; more can only be of threads that had ended before. */
    private static final int MOST_ALLOCATIONS = 50_000;

    /** More are forgotten all together: the next stack there tells them again. */
    private static final int MOST_POOLS = 1024;

    private final Identities identities;
    private final Holdings holdings;
    private final Map<Long, Stack> stacks = new HashMap<>();
    private final Map<Long, StackSampled> samples = new HashMap<>();
    private final Map<Long, JvmView> views = new HashMap<>();
    private final Map<Long, Allocation> allocations = new HashMap<>();
    private final Map<Long, JvmView> heldUp = new HashMap<>();
    private final Set<LockId> pools = new HashSet<>();
    private List<Integer> changed = new ArrayList<>();
    private long lookedNanos;
    private long lookedBeforeNanos;

    JvmTable(Identities identities, Holdings holdings) {
        this.identities = identities;
        this.holdings = holdings;
    }

    /** Takes a look at all threads; those it does not list have ended. */
    void replace(JvmThreads seen) {
        seen.threads().forEach(this::see);
        if (views.size() > seen.threads().size()) forgetEnded(seen.threads());
        identities.looked();
        lookedBeforeNanos = lookedNanos;
        lookedNanos = seen.atNanos();
    }

    /** What was not told anew is the same object, and most of it is not. */
    @SuppressWarnings("ReferenceEquality")
    private void see(JvmThreads.Entry entry) {
        JvmView before = views.get(entry.javaId());
        boolean same =
                before != null && (before.entry() == entry || before.entry().equals(entry));
        if (!same) keep(viewWithStack(entry, before));
    }

    private void keep(JvmView view) {
        Long javaId = view.entry().javaId();
        views.put(javaId, view);
        learn(view.pool());
        if (view.isHeldUp()) {
            heldUp.put(javaId, view);
        } else {
            heldUp.remove(javaId);
        }
        changed.add(identities.tid(javaId));
    }

    private void forgetEnded(List<JvmThreads.Entry> living) {
        Set<Long> ended = new HashSet<>(views.keySet());
        living.forEach(entry -> ended.remove(entry.javaId()));
        for (Long javaId : ended) {
            changed.add(identities.tid(javaId));
            identities.ended(javaId);
        }
        List.of(views, heldUp, stacks, samples).forEach(table -> table.keySet().removeAll(ended));
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

    /** Takes in what a thread has allocated so far; it may be told before, or just after, the thread is there. */
    void put(MemoryAllocated.Entry allocated) {
        if (allocations.size() >= MOST_ALLOCATIONS) allocations.keySet().removeIf(id -> identities.tid(id) < 0);
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
        JvmView view = views.get(javaId);
        if (view != null) keep(viewWithStack(view.entry(), view));
    }

    /** A waiting thread's stack is that of its wait; a running one's is the newest of any kind. */
    private JvmView viewWithStack(JvmThreads.Entry entry, @Nullable JvmView before) {
        Stack taken = stacks.get(entry.javaId());
        if (taken != null && !taken.fits(entry)) taken = null;
        StackSampled sampled = JvmView.isWaiting(entry) ? null : samples.get(entry.javaId());
        boolean lent = entry.lock() != null && pools.contains(entry.lock());
        if (sampled != null && (taken == null || taken.atNanos() < sampled.atNanos())) {
            return JvmView.of(entry, sampled.frames(), sampled.atNanos(), before, lent);
        }
        if (taken != null) return JvmView.of(entry, taken.taken().frames(), taken.atNanos(), before, lent);
        return JvmView.of(entry, List.of(), 0, before, lent);
    }

    /** Not every wait for what a pool lends lasts until a stack is taken. */
    private void learn(@Nullable LockId pool) {
        if (pool == null || pools.contains(pool)) return;
        if (pools.size() >= MOST_POOLS) pools.clear();
        pools.add(pool);
    }

    /** The kernel threads of which something else is known than at the last call; -1 among them for some not identified. */
    List<Integer> takeChanged() {
        List<Integer> taken = changed;
        changed = new ArrayList<>();
        return taken;
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

    /** What a thread waits on, with who could end that; null when it is nothing that is known. */
    @Nullable
    LockWait lockWait(JvmView view) {
        LockWait wait = view.lockWait(identities);
        if (wait == null) return null;
        LockWait explained = holdings.explain(wait, false);
        return view.isForItself(explained) ? wait : explained;
    }

    /** The kernel threads that wait on one of these. */
    List<Integer> waitersOf(Set<LockId> locks) {
        if (locks.isEmpty()) return List.of();
        return views.values().stream()
                .filter(view ->
                        view.waiting() != null && locks.contains(view.entry().lock()))
                .map(view -> identities.tid(view.entry().javaId()))
                .toList();
    }

    /** Everybody who waits for what another has. */
    List<HeldUp> heldUp() {
        List<HeldUp> now = new ArrayList<>();
        heldUp.forEach((javaId, view) -> {
            LockWait wait = lockWait(view);
            if (wait != null) now.add(new HeldUp(javaId, view.entry().name(), wait));
        });
        return now;
    }
}
