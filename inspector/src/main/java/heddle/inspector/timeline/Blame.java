package heddle.inspector.timeline;

import heddle.inspector.model.LockId;
import heddle.inspector.model.LockWait;
import heddle.inspector.model.ThreadRef;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where chains of waiting end: who waits for a lock whose owner waits for another one really waits for that. wPerf's
 * redistribution (Zhou et al., OSDI 2018), look by look. A chain that runs in a circle ends nowhere.
 */
final class Blame {
    private final Map<Long, LockWait> waits = new HashMap<>();
    private final Map<Long, @Nullable LockId> roots = new HashMap<>();

    Blame(List<HeldUp> heldUp) {
        heldUp.forEach(thread -> waits.put(thread.javaId(), thread.lockWait()));
    }

    /** The lock that holds a waiter up in the end, or null. */
    @Nullable
    LockId root(HeldUp waiter) {
        Set<Long> passed = new HashSet<>();
        LockId root = null;
        for (Long at = waiter.javaId(); at != null; at = owner(at)) {
            if (roots.containsKey(at)) {
                root = roots.get(at);
                break;
            }
            LockWait wait = waits.get(at);
            if (wait == null) break;
            root = passed.add(at) ? wait.lock() : null;
            if (root == null) break;
        }
        for (Long thread : passed) roots.put(thread, root);
        return root;
    }

    private @Nullable Long owner(Long waiter) {
        LockWait wait = waits.get(waiter);
        ThreadRef owner = wait == null ? null : wait.owner();
        return owner == null ? null : Long.valueOf(owner.javaId());
    }
}
