package heddle.inspector.timeline;

import heddle.inspector.model.LockAccount;
import heddle.inspector.model.LockId;
import heddle.inspector.model.ThreadRef;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What each lock costs, by looking at who waits for it.
 *
 * <p>Every look charges the time since the look before to each waiter it sees; over many looks that is the waiting time
 * (Little's law), without an event from the target. It asks the JVM, not the kernel, whether a thread waits: one that runs
 * for the larger part of every tick may still wait in many looks.
 */
final class LockLedger {
    /** A look that comes later than this is charged only this much: the gap is unknown, not waiting. */
    private static final long LONGEST_GAP_NANOS = 1_000_000_000L;

    /** Programs that make a lock or a latch for every request would fill the ledger. */
    private static final int MOST_LOCKS = 1024;

    private final Map<LockId, LedgerPage> pages = new LinkedHashMap<>(16, 0.75f, true);
    private Map<LockId, LockAccount> accounts = Map.of();
    private long lastLookNanos;

    /**
     * Charges one look.
     *
     * @param heldUp everybody who waits for what another has
     * @param holders tells of an owner, by its Java id, what it does
     */
    void look(long atNanos, List<HeldUp> heldUp, LongFunction<@Nullable Holder> holders) {
        long nanos = lastLookNanos == 0 ? 0 : Math.min(atNanos - lastLookNanos, LONGEST_GAP_NANOS);
        lastLookNanos = atNanos;
        if (heldUp.isEmpty()) return;
        Set<LedgerPage> charged = new LinkedHashSet<>();
        for (HeldUp thread : heldUp) {
            LedgerPage page =
                    pages.computeIfAbsent(thread.lockWait().lock(), lock -> new LedgerPage(thread.lockWait()));
            page.charge(thread, nanos);
            charged.add(page);
        }
        blame(heldUp, nanos);
        charged.forEach(page -> chargeHolder(page, nanos, holders));
        forgetOldest();
        accounts = accountsNow();
    }

    private void blame(List<HeldUp> heldUp, long nanos) {
        Blame blame = new Blame(heldUp);
        for (HeldUp thread : heldUp) {
            LockId root = blame.root(thread);
            LedgerPage page = root == null ? null : pages.get(root);
            if (page != null) page.blame(nanos);
        }
    }

    /**
     * Ends a second.
     *
     * @param goingOnNanos thread-time in it of all who ran, wanted a CPU or waited for a lock
     */
    void endSecond(long nanos, long goingOnNanos) {
        boolean changed = false;
        for (LedgerPage page : pages.values()) changed |= page.endSecond(nanos, goingOnNanos);
        if (changed) accounts = accountsNow();
    }

    private static void chargeHolder(LedgerPage page, long nanos, LongFunction<@Nullable Holder> holders) {
        ThreadRef owner = page.owner();
        Holder holder = owner == null ? null : holders.apply(owner.javaId());
        if (holder != null) page.chargeHolder(holder, nanos);
    }

    /** Pages are in the order in which they were last charged. */
    private void forgetOldest() {
        for (Iterator<LedgerPage> oldest = pages.values().iterator(); pages.size() > MOST_LOCKS; ) {
            oldest.next();
            oldest.remove();
        }
    }

    private Map<LockId, LockAccount> accountsNow() {
        Map<LockId, LockAccount> now = new HashMap<>(2 * pages.size());
        pages.forEach((lock, page) -> now.put(lock, page.account()));
        return Map.copyOf(now);
    }

    /** Whether nobody was ever seen waiting. */
    boolean isEmpty() {
        return pages.isEmpty();
    }

    /** Of every lock somebody was seen waiting for, those waited for last. */
    Map<LockId, LockAccount> accounts() {
        return accounts;
    }
}
