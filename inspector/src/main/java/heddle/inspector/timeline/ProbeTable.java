package heddle.inspector.timeline;

import heddle.inspector.model.LockAccount;
import heddle.inspector.model.LockId;
import heddle.inspector.model.LockKind;
import heddle.inspector.model.ProbedLock;
import heddle.inspector.model.StateTimes;
import heddle.inspector.observation.LocksCounted;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a probe has told so far, of the locks it told of last. */
final class ProbeTable {
    private static final int MOST_LOCKS = 4096;

    private final Map<Long, ProbedLock> byNumber = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, ProbedLock> eldest) {
            return size() > MOST_LOCKS;
        }
    };
    private Map<LockId, ProbedLock> locks = Map.of();

    void hear(LocksCounted counted) {
        if (counted.locks().isEmpty()) return;
        counted.locks().forEach(entry -> byNumber.put(entry.number(), entry.lock()));
        Map<LockId, ProbedLock> sums = new HashMap<>();
        byNumber.values().forEach(lock -> sums.merge(lock.lock(), lock, ProbedLock::plus));
        locks = sums;
    }

    /** The accounts with what was counted of their locks, and of locks that no look has found anybody waiting for. */
    Map<LockId, LockAccount> added(Map<LockId, LockAccount> accounts) {
        if (locks.isEmpty()) return accounts;
        Map<LockId, LockAccount> all = new HashMap<>(accounts);
        locks.forEach((id, counted) -> {
            LockAccount account = accounts.getOrDefault(id, empty(id));
            if (isContended(account, counted)) all.put(id, account.with(counted));
        });
        return Map.copyOf(all);
    }

    /** Who waits for a latch waits for an event; a synchroniser of unknown kind is a lock when somebody owned it. */
    private static boolean isContended(LockAccount account, ProbedLock counted) {
        return account.samples() > 0 || account.kind().isContended() || counted.owned() > 0;
    }

    private static LockAccount empty(LockId id) {
        LockKind kind = LockKind.ofParkBlocker(id.className());
        return new LockAccount(id, kind, 0, 0, Map.of(), Map.of(), StateTimes.ZERO, null);
    }
}
