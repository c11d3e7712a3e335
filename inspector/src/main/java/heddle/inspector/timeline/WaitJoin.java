package heddle.inspector.timeline;

import heddle.inspector.model.FinishedWait;
import heddle.inspector.model.LockId;
import heddle.inspector.model.LockWait;
import heddle.inspector.model.ThreadControlBlock;
import heddle.inspector.observation.WaitFinished;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
    private static final long SIGHTINGS_LAST_NANOS = 60_000_000_000L;

    private record Address(WaitFinished.Form form, String className, long address) {}

    private record Sighting(long atNanos, LockId lock) {}

    private final Map<Address, LockId> known = new HashMap<>();
    private final Map<Long, Deque<Sighting>> sightings = new HashMap<>();
    private final Deque<WaitFinished> unmatched = new ArrayDeque<>();

    /** Notes who was seen waiting for what. */
    void look(long atNanos, List<ThreadControlBlock> threads) {
        for (ThreadControlBlock thread : threads) {
            LockWait wait = thread.lockWait();
            if (wait == null || !thread.isHeldUp()) continue;
            Deque<Sighting> seen = sightings.computeIfAbsent(thread.javaId(), id -> new ArrayDeque<>());
            seen.addLast(new Sighting(atNanos, wait.lock()));
            if (seen.size() > SIGHTINGS_KEPT) seen.removeFirst();
        }
        sightings.values().removeIf(seen -> atNanos - seen.getLast().atNanos() > SIGHTINGS_LAST_NANOS);
    }

    /** Takes a recorded wait; it comes out of {@link #matched} once its lock is known. */
    void hear(WaitFinished wait) {
        if (wait.form() != WaitFinished.Form.MONITOR_ENTER && wait.form() != WaitFinished.Form.PARK) return;
        learn(wait);
        unmatched.addLast(wait);
        if (unmatched.size() > UNMATCHED_KEPT) unmatched.removeFirst();
    }

    /** Objects may have moved: what was learnt about them is void. */
    void objectsMoved() {
        known.keySet().removeIf(address -> address.form() == WaitFinished.Form.PARK);
    }

    /** Waits whose lock is now known. The others wait for a longer one on the same lock to teach it. */
    List<FinishedWait> matched() {
        List<FinishedWait> found = new ArrayList<>();
        unmatched.removeIf(wait -> match(wait).map(found::add).orElse(false));
        return found;
    }

    private void learn(WaitFinished wait) {
        sightings.getOrDefault(wait.javaId(), new ArrayDeque<>()).stream()
                .filter(seen -> seen.atNanos() >= wait.startNanos() && seen.atNanos() <= wait.endNanos())
                .filter(seen -> seen.lock().className().equals(wait.className()))
                .findFirst()
                .ifPresent(seen -> known.put(addressOf(wait), seen.lock()));
    }

    private Optional<FinishedWait> match(WaitFinished wait) {
        return Optional.ofNullable(known.get(addressOf(wait)))
                .map(lock -> new FinishedWait(
                        lock, wait.javaId(), wait.startNanos(), wait.endNanos(), wait.previousOwner(), wait.frames()));
    }

    private static Address addressOf(WaitFinished wait) {
        return new Address(wait.form(), wait.className(), wait.address());
    }
}
