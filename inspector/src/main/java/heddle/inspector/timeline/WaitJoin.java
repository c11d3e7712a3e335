package heddle.inspector.timeline;

import heddle.inspector.model.FinishedWait;
import heddle.inspector.model.LockId;
import heddle.inspector.model.LockKind;
import heddle.inspector.model.LockWait;
import heddle.inspector.model.StackFrame;
import heddle.inspector.observation.WaitFinished;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds which lock a recorded wait was for.
 *
 * <p>The recorder knows a lock by an address, the JVM's threads know it by its identity hash. A wait that both saw
 * teaches the pair. A monitor's address stays; a parked-on object moves with each collection, so those pairs are
 * forgotten then.
 */
final class WaitJoin {
    private static final int SIGHTINGS_KEPT = 64;
    private static final int UNMATCHED_KEPT = 4096;
    private static final int ADDRESSES_KEPT = 4096;
    private static final int SITES_KEPT = 4096;
    private static final long SIGHTINGS_LAST_NANOS = 60_000_000_000L;

    private record Address(WaitFinished.Form form, String className, long address) {
        static Address of(WaitFinished wait) {
            return new Address(wait.form(), wait.className(), wait.address());
        }

        boolean moves() {
            return form == WaitFinished.Form.PARK;
        }
    }

    /** @param finished the wait, for a lock that is known by its address only */
    private record Unmatched(Address address, FinishedWait finished) {}

    /** A thread was seen waiting for a lock, or for what a pool lends, somewhere between two moments. */
    private record Sighting(long fromNanos, long toNanos, LockId lock, boolean pooled) {
        boolean isOf(WaitFinished wait) {
            return pooled == isForNotice(wait)
                    && fromNanos >= wait.startNanos()
                    && toNanos <= wait.endNanos()
                    && lock.className().equals(wait.className());
        }
    }

    private final Map<Address, LockId> known = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<Long, Deque<Sighting>> sightings = new HashMap<>();
    private final Map<StackFrame, StackFrame> sites = new HashMap<>();
    private final Deque<Unmatched> unmatched = new ArrayDeque<>();
    private final List<FinishedWait> matched = new ArrayList<>();
    private @Nullable List<FinishedWait> unmatchedWaits;

    /**
     * Notes who was seen waiting for what.
     *
     * @param costNanos how long the look took: each thread was seen at most that far from {@code atNanos}
     */
    void look(long atNanos, long costNanos, List<HeldUp> heldUp) {
        for (HeldUp thread : heldUp) {
            Deque<Sighting> seen = sightings.computeIfAbsent(thread.javaId(), id -> new ArrayDeque<>());
            LockWait wait = thread.lockWait();
            boolean pooled = wait.kind() == LockKind.POOL;
            seen.addLast(new Sighting(atNanos - costNanos, atNanos + costNanos, wait.lock(), pooled));
            if (seen.size() > SIGHTINGS_KEPT) seen.removeFirst();
        }
        sightings.values().removeIf(seen -> atNanos - seen.getLast().toNanos() > SIGHTINGS_LAST_NANOS);
    }

    /** Takes a recorded wait; it comes out of {@link #takeMatched} once its lock is known. */
    void hear(WaitFinished wait) {
        if (!mayBeForLock(wait)) return;
        Address address = Address.of(wait);
        LockId seen = lockSeen(wait);
        if (seen != null) learn(address, seen);
        if (!known.containsKey(address) && !isSurelyForLock(wait)) return;
        FinishedWait byAddress = byAddress(wait);
        if (match(address, byAddress)) return;
        unmatched.addLast(new Unmatched(address, byAddress));
        unmatchedWaits = null;
        if (unmatched.size() > UNMATCHED_KEPT) unmatched.removeFirst();
    }

    private void learn(Address address, LockId lock) {
        if (lock.equals(known.put(address, lock))) return;
        for (Iterator<LockId> leastUsed = known.values().iterator(); known.size() > ADDRESSES_KEPT; ) {
            leastUsed.next();
            leastUsed.remove();
        }
        if (unmatched.removeIf(wait -> match(wait.address(), wait.finished()))) unmatchedWaits = null;
    }

    private static boolean mayBeForLock(WaitFinished wait) {
        return switch (wait.form()) {
            case MONITOR_ENTER -> true;
            case PARK, OBJECT_WAIT -> !wait.className().isEmpty();
            case SLEEP, IO -> false;
        };
    }

    /** Whether the thread waited to be notified: for a lock only if that is how a pool lends. */
    private static boolean isForNotice(WaitFinished wait) {
        return wait.form() == WaitFinished.Form.OBJECT_WAIT
                || (wait.form() == WaitFinished.Form.PARK
                        && LockKind.ofParkBlocker(wait.className()) == LockKind.CONDITION);
    }

    /** Whether it is one although nobody was seen waiting for it. */
    private static boolean isSurelyForLock(WaitFinished wait) {
        return wait.form() == WaitFinished.Form.MONITOR_ENTER
                || (wait.form() == WaitFinished.Form.PARK
                        && LockKind.ofParkBlocker(wait.className()).isContended()
                        && !IdleWorkers.isIdle(wait.frames())
                        && !IdleWorkers.isAccepting(wait.frames()));
    }

    /** The lock that the thread was seen waiting for during this wait, or null when that is not certain. */
    private @Nullable LockId lockSeen(WaitFinished wait) {
        Deque<Sighting> seen = sightings.get(wait.javaId());
        if (seen == null) return null;
        List<LockId> locks = seen.stream()
                .filter(sighting -> sighting.isOf(wait))
                .map(Sighting::lock)
                .distinct()
                .toList();
        return locks.size() == 1 ? locks.get(0) : null;
    }

    private boolean match(Address address, FinishedWait wait) {
        LockId lock = known.get(address);
        if (lock != null) matched.add(wait.on(lock));
        return lock != null;
    }

    private FinishedWait byAddress(WaitFinished wait) {
        LockId lock = LockId.atAddress(wait.className(), wait.address());
        return new FinishedWait(
                lock, wait.javaId(), wait.startNanos(), wait.endNanos(), wait.previousOwner(), site(wait));
    }

    /** A minute may hold hundreds of thousands of waits, at a few places. */
    private @Nullable StackFrame site(WaitFinished wait) {
        if (sites.size() > SITES_KEPT) sites.clear();
        return StackFrame.firstOwn(wait.frames())
                .map(site -> sites.computeIfAbsent(site, same -> same))
                .orElse(null);
    }

    /** Objects may have moved: no look will tell more of the parks heard so far, and their addresses mean nothing now. */
    void objectsMoved() {
        known.keySet().removeIf(Address::moves);
        unmatched.stream().filter(wait -> wait.address().moves()).forEach(wait -> matched.add(wait.finished()));
        if (unmatched.removeIf(wait -> wait.address().moves())) unmatchedWaits = null;
    }

    /** Waits whose lock has become known since the last call. The others wait for a longer one to teach it. */
    List<FinishedWait> takeMatched() {
        List<FinishedWait> taken = List.copyOf(matched);
        matched.clear();
        return taken;
    }

    /**
     * Waits since {@code nanos} whose lock nobody was seen waiting for: too short to be looked at, or nobody looks. Their
     * address is all the identity there is; they come again until a look tells more. The same list until that happens.
     */
    List<FinishedWait> unmatchedSince(long nanos) {
        if (unmatched.removeIf(wait -> wait.finished().endNanos() < nanos)) unmatchedWaits = null;
        List<FinishedWait> waits = unmatchedWaits;
        if (waits == null) {
            waits = unmatched.stream().map(Unmatched::finished).toList();
            unmatchedWaits = waits;
        }
        return waits;
    }
}
