package heddle.inspector.timeline;

import heddle.inspector.model.Activity;
import heddle.inspector.model.JvmState;
import heddle.inspector.model.LockWait;
import heddle.inspector.model.StateTimes;
import heddle.inspector.model.Strip;
import heddle.inspector.model.ThreadControlBlock;
import heddle.inspector.model.ThreadKind;
import heddle.inspector.model.ThreadRef;
import heddle.inspector.model.ThreadState;
import heddle.inspector.model.Transitions;
import heddle.inspector.model.WaitCause;
import heddle.inspector.observation.JvmThreads;
import heddle.inspector.observation.VirtualThreads;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Virtual threads, a second scheduler in the same model: mounted is Running, queued for a carrier is Ready, unmounted
 * and parked is Waiting. All of it is sampled.
 */
final class VirtualTable {
    private final Identities identities;
    private final Holdings holdings;
    private SortedMap<Long, ThreadControlBlock> threads = new TreeMap<>();
    private Map<Long, VirtualThreads.Entry> lastTold = Map.of();
    private long lastLookNanos;

    /** What the kernel says of the threads that carry virtual ones. */
    interface Carriers {
        /** What a carrier has waited for all the time since {@code nanos}; null when it ran, or nothing is known. */
        @Nullable
        WaitCause waitsSince(long javaId, long nanos);
    }

    VirtualTable(Identities identities, Holdings holdings) {
        this.identities = identities;
        this.holdings = holdings;
    }

    void hear(VirtualThreads seen, Carriers carriers) {
        long nanos = lastLookNanos == 0 ? 0 : seen.atNanos() - lastLookNanos;
        long since = lastLookNanos;
        lastLookNanos = seen.atNanos();
        SortedMap<Long, ThreadControlBlock> next = new TreeMap<>();
        Map<Long, VirtualThreads.Entry> told = new HashMap<>(2 * seen.threads().size());
        for (VirtualThreads.Entry entry : seen.threads()) {
            Long javaId = entry.javaId();
            ThreadControlBlock before = threads.get(javaId);
            boolean quiet = before != null && entry.equals(lastTold.get(javaId)) && isQuiet(before);
            next.put(
                    javaId,
                    quiet ? before : block(entry, before, hiddenWait(entry, carriers, since), seen.atNanos(), nanos));
            told.put(javaId, entry);
        }
        threads = next;
        lastTold = told;
    }

    /** Whether nothing new can follow from the same words: it waits without a carrier for somebody who is known. */
    private boolean isQuiet(ThreadControlBlock thread) {
        ThreadRef owner = thread.owner();
        return thread.activity().isWaiting()
                && thread.carrier() == null
                && !holdings.mayChange(thread.lockWait())
                && (owner == null || owner.tid() >= 0);
    }

    /** All of them, by Java id. */
    Collection<ThreadControlBlock> blocks() {
        return threads.values();
    }

    /** What one of them does, or null when it is none. */
    @Nullable
    Holder holder(long javaId) {
        ThreadControlBlock thread = threads.get(javaId);
        return thread == null ? null : new Holder(thread.activity(), thread.frames());
    }

    /** Those that wait for what another has. */
    List<HeldUp> heldUp() {
        return threads.values().stream()
                .filter(ThreadControlBlock::isHeldUp)
                .map(thread -> new HeldUp(thread.javaId(), thread.name(), Objects.requireNonNull(thread.lockWait())))
                .toList();
    }

    private ThreadControlBlock block(
            VirtualThreads.Entry entry,
            @Nullable ThreadControlBlock before,
            @Nullable WaitCause hiddenWait,
            long atNanos,
            long nanos) {
        JvmView view = JvmView.of(asPlatform(entry), entry.frames(), atNanos, null, false);
        Activity activity = hiddenWait == null ? activity(entry, view) : Activity.waiting(hiddenWait);
        LockWait told = view.lockWait(identities);
        LockWait lockWait = told == null ? null : holdings.explain(told, true);
        ThreadRef carrier = carrier(entry.carrierJavaId());
        boolean same = before != null && isSame(before, activity, lockWait);
        String pinned = pinned(entry, activity);
        if (before != null && same && activity.isWaiting() && isAsBefore(before, carrier, pinned)) return before;
        return new ThreadControlBlock(
                -1,
                entry.javaId(),
                entry.name(),
                ThreadKind.VIRTUAL,
                true,
                0,
                before == null ? atNanos : before.firstSeenNanos(),
                atNanos,
                before != null && same ? before.sinceNanos() : atNanos,
                activity,
                entry.state(),
                '?',
                true,
                before == null ? StateTimes.ZERO : times(before, activity, atNanos, nanos),
                Transitions.NONE,
                null,
                lockWait,
                entry.frames(),
                entry.frames().isEmpty() ? 0 : atNanos,
                carrier,
                pinned,
                null,
                0,
                before == null ? Strip.startingAt(atNanos) : before.stripAt(atNanos));
    }

    /** The JVM calls running who waits in native code or inside the JVM; but if so, its carrier sleeps too. */
    private static @Nullable WaitCause hiddenWait(VirtualThreads.Entry entry, Carriers carriers, long sinceNanos) {
        boolean stays = entry.state() == JvmState.RUNNABLE && !entry.frames().isEmpty();
        WaitCause cause = stays ? carriers.waitsSince(entry.carrierJavaId(), sinceNanos) : null;
        return cause == WaitCause.OTHER ? Pinning.ofHiddenWait(entry.frames()) : cause;
    }

    private static @Nullable String pinned(VirtualThreads.Entry entry, Activity activity) {
        WaitCause cause = activity.cause();
        return cause == null || entry.carrierJavaId() < 0 ? null : Pinning.reason(entry.frames(), cause);
    }

    private static boolean isAsBefore(ThreadControlBlock before, @Nullable ThreadRef carrier, @Nullable String pinned) {
        return Objects.equals(before.carrier(), carrier) && Objects.equals(before.pinned(), pinned);
    }

    /** What it waits for is told as of a platform thread. */
    private static JvmThreads.Entry asPlatform(VirtualThreads.Entry entry) {
        return new JvmThreads.Entry(
                entry.javaId(),
                entry.name(),
                entry.state(),
                true,
                0,
                0,
                0,
                entry.form(),
                entry.lock(),
                entry.ownerJavaId(),
                entry.ownerName());
    }

    private static boolean isSame(ThreadControlBlock before, Activity activity, @Nullable LockWait lockWait) {
        return before.activity().equals(activity) && Objects.equals(before.lockWait(), lockWait);
    }

    /** A wait lasted until now; the time of a thread that runs or is ready goes to what it is seen in at its end. */
    private static StateTimes times(ThreadControlBlock before, Activity activity, long atNanos, long nanos) {
        if (before.activity().isWaiting()) return before.timesAt(atNanos);
        WaitCause cause = activity.cause();
        if (cause != null) return before.times().plusWaiting(cause, nanos);
        boolean running = activity.state() == ThreadState.RUNNING;
        return before.times().plus(running ? nanos : 0, running ? 0 : nanos, 0, WaitCause.OTHER);
    }

    private static Activity activity(VirtualThreads.Entry entry, JvmView view) {
        return switch (entry.state()) {
            case NEW -> Activity.NEW;
            case TERMINATED -> Activity.TERMINATED;
            case RUNNABLE -> entry.carrierJavaId() >= 0 ? Activity.RUNNING : Activity.READY;
            case BLOCKED, WAITING, TIMED_WAITING ->
                Objects.requireNonNull(view.waiting()).activity();
        };
    }

    private @Nullable ThreadRef carrier(long javaId) {
        return javaId < 0 ? null : new ThreadRef(identities.tid(javaId), javaId, "");
    }
}
