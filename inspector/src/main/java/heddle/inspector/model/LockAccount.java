package heddle.inspector.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one lock has cost since observation began, from looking at who waits for it.
 *
 * @param lostNanos thread-time spent waiting for it, sampled
 * @param blamedNanos thread-time spent waiting at the ends of whose chains it stands: for it, and for locks whose owners in
 *     turn wait for it
 * @param samples how often somebody was seen waiting for it; one sample is one waiter in one look
 * @param ownersSeen waiting time by the name of the owner at that moment
 * @param holderSites waiting time by the place in the code where the owner was at that moment
 * @param waiters waiting time by the group of the waiter, {@link ThreadRef#group}
 * @param why the owners' own time in each state while others waited
 * @param owner who was last seen holding it, or null when it has no owner
 * @param seconds the last minute at most, oldest first; none while nobody waits
 * @param probed what a probe has counted, null without one
 */
public record LockAccount(
        LockId lock,
        LockKind kind,
        long lostNanos,
        long blamedNanos,
        long samples,
        Map<String, Long> ownersSeen,
        Map<StackFrame, Long> holderSites,
        Map<String, Long> waiters,
        StateTimes why,
        @Nullable ThreadRef owner,
        List<Second> seconds,
        @Nullable ProbedLock probed) {
    /** Seconds kept. */
    public static final int SECONDS_KEPT = 60;

    public LockAccount {
        ownersSeen = Map.copyOf(ownersSeen);
        holderSites = Map.copyOf(holderSites);
        waiters = Map.copyOf(waiters);
        seconds = List.copyOf(seconds);
    }

    /** An account of the lock alone, without a past. */
    public LockAccount(
            LockId lock,
            LockKind kind,
            long lostNanos,
            long samples,
            Map<String, Long> ownersSeen,
            Map<StackFrame, Long> holderSites,
            StateTimes why,
            @Nullable ThreadRef owner) {
        this(lock, kind, lostNanos, lostNanos, samples, ownersSeen, holderSites, Map.of(), why, owner, List.of(), null);
    }

    /** The same, and what a probe has counted. */
    public LockAccount with(ProbedLock counted) {
        return new LockAccount(
                lock,
                kind,
                lostNanos,
                blamedNanos,
                samples,
                ownersSeen,
                holderSites,
                waiters,
                why,
                owner,
                seconds,
                counted);
    }

    /**
     * One second of it.
     *
     * @param lost thread-seconds waited
     * @param pressure critical-section pressure: the part, 0 to 1, of the time in which threads could have gone on that they
     *     spent waiting for this lock
     */
    public record Second(float lost, float pressure) {}
}
