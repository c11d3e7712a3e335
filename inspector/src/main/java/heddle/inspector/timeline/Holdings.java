package heddle.inspector.timeline;

import heddle.inspector.model.LockId;
import heddle.inspector.model.LockKind;
import heddle.inspector.model.LockWait;
import heddle.inspector.model.ThreadRef;
import heddle.inspector.observation.HoldersSeen;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who has what is waited for, where the JVM names no owner: readers, who computes a result, the pool that is to do so. */
final class Holdings {
    private record Shared(List<ThreadRef> holders, boolean any) {}

    private final Identities identities;
    private Map<LockId, Shared> ofPlatform = Map.of();
    private Map<LockId, Shared> ofVirtual = Map.of();

    Holdings(Identities identities) {
        this.identities = identities;
    }

    /** Takes in a look and gives the locks of which something else is known than before. */
    Set<LockId> put(HoldersSeen seen) {
        Map<LockId, Shared> before = seen.virtual() ? ofVirtual : ofPlatform;
        Map<LockId, Shared> now = new HashMap<>();
        for (HoldersSeen.Entry entry : seen.locks()) {
            Shared shared = shared(entry);
            Shared same = before.get(entry.lock());
            now.put(entry.lock(), shared.equals(same) ? same : shared);
        }
        if (seen.virtual()) {
            ofVirtual = now;
        } else {
            ofPlatform = now;
        }
        Set<LockId> changed = new HashSet<>(before.keySet());
        changed.addAll(now.keySet());
        changed.removeIf(lock -> Objects.equals(before.get(lock), now.get(lock)));
        return changed;
    }

    private Shared shared(HoldersSeen.Entry entry) {
        List<ThreadRef> holders = entry.holders().stream()
                .map(holder -> new ThreadRef(identities.tid(holder.javaId()), holder.javaId(), holder.name()))
                .toList();
        return new Shared(holders, entry.any());
    }

    /** The wait with all that is known of who could end it. */
    LockWait explain(LockWait wait, boolean virtual) {
        Shared shared = (virtual ? ofVirtual : ofPlatform).get(wait.lock());
        LockKind kind = shared == null || wait.owner() != null ? null : kind(wait.kind());
        return shared == null || kind == null
                ? wait
                : LockWait.shared(wait.lock(), kind, shared.holders(), shared.any());
    }

    /** What somebody runs or will run is a future, whatever its class is called; a mere condition has no holder. */
    private static @Nullable LockKind kind(LockKind told) {
        return switch (told) {
            case READ_WRITE, FUTURE -> told;
            case OTHER -> LockKind.FUTURE;
            default -> null;
        };
    }

    /** Whether more may be known of a virtual thread's wait at every look. */
    boolean mayChange(@Nullable LockWait wait) {
        return wait != null
                && (ofVirtual.containsKey(wait.lock()) || wait.holders().size() > 1);
    }
}
