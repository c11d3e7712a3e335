package heddle.inspector.timeline;

import heddle.inspector.model.FinishedWait;
import heddle.inspector.model.LockId;
import heddle.inspector.model.LockKind;
import heddle.inspector.observation.WaitFinished;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private static final long SIGHTINGS_LAST_NANOS = 60_000_000_000L;

    private record Address(WaitFinished.Form form, String className, long address) {
        static Address of(WaitFinished wait) {
            return new Address(wait.form(), wait.className(), wait.address());
        }
    }

    /** A thread was seen waiting for a lock, somewhere between two moments. */
    private record Sighting(long fromNanos, long toNanos, LockId lock) {
        boolean isOf(WaitFinished wait) {
            return fromNanos >= wait.startNanos()
                    && toNanos <= wait.endNanos()
                    && lock.className().equals(wait.className());
        }
    }

    private final Map<Address, LockId> known = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<Long, Deque<Sighting>> sightings = new HashMap<>();
    private final Deque<WaitFinished> unmatched = new ArrayDeque<>();
    private final List<FinishedWait> matched = new ArrayList<>();

    /**
     * Notes who was seen waiting for what.
     *
     * @param costNanos how long the look took: each thread was seen at most that far from {@code atNanos}
     */
    void look(long atNanos, long costNanos, List<HeldUp> heldUp) {
        for (HeldUp thread : heldUp) {
            Deque<Sighting> seen = sightings.computeIfAbsent(thread.javaId(), id -> new ArrayDeque<>());
            seen.addLast(new Sighting(
                    atNanos - costNanos, atNanos + costNanos, thread.lockWait().lock()));
            if (seen.size() > SIGHTINGS_KEPT) seen.removeFirst();
        }
        sightings.values().removeIf(seen -> atNanos - seen.getLast().toNanos() > SIGHTINGS_LAST_NANOS);
    }

    /** Takes a recorded wait; it comes out of {@link #takeMatched} once its lock is known. */
    void hear(WaitFinished wait) {
        if (!isForLock(wait)) return;
        LockId seen = lockSeen(wait);
        if (seen != null) learn(Address.of(wait), seen);
        if (match(wait)) return;
        unmatched.addLast(wait);
        if (unmatched.size() > UNMATCHED_KEPT) unmatched.removeFirst();
    }

    private void learn(Address address, LockId lock) {
        if (lock.equals(known.put(address, lock))) return;
        for (Iterator<LockId> leastUsed = known.values().iterator(); known.size() > ADDRESSES_KEPT; ) {
            leastUsed.next();
            leastUsed.remove();
        }
        unmatched.removeIf(this::match);
    }

    private static boolean isForLock(WaitFinished wait) {
        return switch (wait.form()) {
            case MONITOR_ENTER -> true;
            case PARK -> LockKind.ofParkBlocker(wait.className()).isContended() && !IdleWorkers.isIdle(wait.frames());
            case OBJECT_WAIT, SLEEP, IO -> false;
        };
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

    private boolean match(WaitFinished wait) {
        Optional<LockId> lock = Optional.ofNullable(known.get(Address.of(wait)));
        lock.ifPresent(found -> matched.add(finished(found, wait)));
        return lock.isPresent();
    }

    private static FinishedWait finished(LockId lock, WaitFinished wait) {
        return new FinishedWait(
                lock, wait.javaId(), wait.startNanos(), wait.endNanos(), wait.previousOwner(), wait.frames());
    }

    /** Objects may have moved: the addresses of parks heard so far mean nothing from now on. */
    void objectsMoved() {
        known.keySet().removeIf(address -> address.form() == WaitFinished.Form.PARK);
        unmatched.removeIf(wait -> wait.form() == WaitFinished.Form.PARK);
    }

    /** Waits whose lock has become known since the last call. The others wait for a longer one to teach it. */
    List<FinishedWait> takeMatched() {
        List<FinishedWait> taken = List.copyOf(matched);
        matched.clear();
        return taken;
    }

    /**
     * Waits whose lock nobody was seen waiting for: too short to be looked at, or nobody looks. Their address is all the
     * identity there is; they come again until a look tells more.
     */
    List<FinishedWait> unmatched() {
        return unmatched.stream()
                .map(wait -> finished(LockId.atAddress(wait.className(), wait.address()), wait))
                .toList();
    }
}
