package heddle.inspector.timeline;

import heddle.inspector.model.LockAccount;
import heddle.inspector.model.LockId;
import heddle.inspector.model.LockWait;
import heddle.inspector.model.StackFrame;
import heddle.inspector.model.StateTimes;
import heddle.inspector.model.ThreadControlBlock;
import heddle.inspector.model.ThreadRef;
import heddle.inspector.model.WaitCause;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What each lock costs, by looking at who waits for it.
 *
 * <p>Every look charges the time since the look before to each waiter it sees; over many looks that is the waiting time
 * (Little's law), without an event from the target.
 */
final class LockLedger {
    /** A look that comes later than this is charged only this much: the gap is unknown, not waiting. */
    private static final long LONGEST_GAP_NANOS = 1_000_000_000L;

    private static final int MOST_KEYS = 32;

    private final Map<LockId, LockAccount> accounts = new LinkedHashMap<>();
    private long lastLookNanos;

    /** Charges one look. Threads that wait for work do not count. */
    void look(long atNanos, List<ThreadControlBlock> threads, LongFunction<@Nullable ThreadControlBlock> byJavaId) {
        long nanos = lastLookNanos == 0 ? 0 : Math.min(atNanos - lastLookNanos, LONGEST_GAP_NANOS);
        lastLookNanos = atNanos;
        Set<LockId> seen = new HashSet<>();
        for (ThreadControlBlock thread : threads) {
            LockWait wait = thread.lockWait();
            if (wait != null && thread.isHeldUp()) charge(wait, nanos, seen.add(wait.lock()), byJavaId);
        }
    }

    private void charge(LockWait wait, long nanos, boolean first, LongFunction<@Nullable ThreadControlBlock> byJavaId) {
        LockAccount before = accounts.getOrDefault(wait.lock(), opened(wait));
        ThreadRef owner = wait.owner();
        ThreadControlBlock holder = owner == null ? null : byJavaId.apply(owner.javaId());
        accounts.put(
                wait.lock(),
                new LockAccount(
                        wait.lock(),
                        wait.kind(),
                        before.lostNanos() + nanos,
                        before.samples() + 1,
                        owner == null ? before.ownersSeen() : charged(before.ownersSeen(), owner.name(), nanos),
                        holder == null || !first ? before.holderSites() : charged(before.holderSites(), holder, nanos),
                        holder == null || !first ? before.why() : charged(before.why(), holder, nanos),
                        owner));
    }

    private static LockAccount opened(LockWait wait) {
        return new LockAccount(wait.lock(), wait.kind(), 0, 0, Map.of(), Map.of(), StateTimes.ZERO, wait.owner());
    }

    private static <K> Map<K, Long> charged(Map<K, Long> sums, K key, long nanos) {
        if (sums.size() >= MOST_KEYS && !sums.containsKey(key)) return sums;
        Map<K, Long> next = new HashMap<>(sums);
        next.merge(key, nanos, Long::sum);
        return next;
    }

    private static Map<StackFrame, Long> charged(Map<StackFrame, Long> sites, ThreadControlBlock holder, long nanos) {
        return StackFrame.firstOwn(holder.frames())
                .map(site -> charged(sites, site, nanos))
                .orElse(sites);
    }

    private static StateTimes charged(StateTimes why, ThreadControlBlock holder, long nanos) {
        WaitCause cause = holder.activity().cause();
        return switch (holder.activity().state()) {
            case RUNNING -> why.plus(nanos, 0, 0, WaitCause.OTHER);
            case READY -> why.plus(0, nanos, 0, WaitCause.OTHER);
            default -> why.plusWaiting(cause == null ? WaitCause.OTHER : cause, nanos);
        };
    }

    Map<LockId, LockAccount> accounts() {
        return Map.copyOf(accounts);
    }
}
