package heddle.inspector.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one lock has cost since observation began, from looking at who waits for it.
 *
 * @param lostNanos thread-time spent waiting for it, sampled
 * @param samples how often somebody was seen waiting for it; one sample is one waiter in one look
 * @param ownersSeen waiting time by the name of the owner at that moment
 * @param holderSites waiting time by the place in the code where the owner was at that moment
 * @param why the owners' own time in each state while others waited
 * @param owner who was last seen holding it, or null when it has no owner
 */
public record LockAccount(
        LockId lock,
        LockKind kind,
        long lostNanos,
        long samples,
        Map<String, Long> ownersSeen,
        Map<StackFrame, Long> holderSites,
        StateTimes why,
        @Nullable ThreadRef owner) {
    public LockAccount {
        ownersSeen = Map.copyOf(ownersSeen);
        holderSites = Map.copyOf(holderSites);
    }
}
