package heddle.agent.probe;

import heddle.agent.wire.LockFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The locks that were queued for: a fixed number, found by identity without a lock. A lock may stand in any of the few slots
 * from the one of its hash on; a slot whose lock is gone is cleared when its sums have been told.
 */
final class LockTable {

    static final int SLOTS = 1024;
    private static final int NEAR = 16;

    private final AtomicReferenceArray<@Nullable LockTally> slots = new AtomicReferenceArray<>(SLOTS);
    private final AtomicLong numbers = new AtomicLong();

    /** The sums of a lock, begun now if need be; null when there is no room for it. */
    @Nullable
    LockTally of(Object lock) {
        int hash = System.identityHashCode(lock);
        LockTally known = find(lock, hash);
        return known != null ? known : put(lock, hash);
    }

    private @Nullable LockTally find(Object lock, int hash) {
        for (int i = 0; i < NEAR; i++) {
            LockTally tally = slots.get(slot(hash, i));
            if (tally != null && tally.refersTo(lock)) {
                return tally;
            }
        }
        return null;
    }

    /** Two threads that come at once go for the same free slot; who loses finds the winner's. */
    private @Nullable LockTally put(Object lock, int hash) {
        LockTally added = new LockTally(numbers.incrementAndGet(), lock, hash);
        for (int i = 0; i < NEAR; i++) {
            LockTally present = slots.compareAndExchange(slot(hash, i), null, added);
            if (present == null) {
                return added;
            }
            if (present.refersTo(lock)) {
                return present;
            }
        }
        return null;
    }

    private static int slot(int hash, int distance) {
        return (hash + distance) & (SLOTS - 1);
    }

    /** The figures that have changed; for one thread. */
    List<LockFigures> takeNews() {
        List<LockFigures> news = new ArrayList<>();
        for (int i = 0; i < SLOTS; i++) {
            LockTally tally = slots.get(i);
            if (tally == null) {
                continue;
            }
            boolean gone = tally.refersTo(null);
            if (tally.hasNews()) {
                news.add(tally.figures());
            }
            if (gone) {
                slots.set(i, null);
            }
        }
        return news;
    }
}
