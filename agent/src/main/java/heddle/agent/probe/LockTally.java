package heddle.agent.probe;

import heddle.agent.wire.LockFigures;
import heddle.agent.wire.LockFigures.Owner;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The sums of one lock, which it does not keep alive. For any thread: shared acquisitions and given up ones are told by
 * threads that do not own the lock, so every sum is added to atomically.
 */
final class LockTally extends WeakReference<Object> {

    private static final int MOST_OWNERS = 16;

    private final long number;
    private final String className;
    private final int identityHash;
    private final AtomicLong waits = new AtomicLong();
    private final AtomicLong again = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong owned = new AtomicLong();
    private final AtomicLong waitNanos = new AtomicLong();
    private final AtomicLong maxWaitNanos = new AtomicLong();
    private final TimeCounts waitTimes = new TimeCounts();
    private final AtomicLong holds = new AtomicLong();
    private final AtomicLong holdNanos = new AtomicLong();
    private final TimeCounts holdTimes = new TimeCounts();
    private final AtomicReferenceArray<@Nullable OwnerTally> owners = new AtomicReferenceArray<>(MOST_OWNERS);

    /** When the present owner got it, 0 when that is not known; written by the owner alone, so the lock guards it. */
    private long heldSinceNanos;

    /** Of the thread that tells. */
    private long toldEvents;

    LockTally(long number, Object lock, int identityHash) {
        super(lock);
        this.number = number;
        this.className = lock.getClass().getName();
        this.identityHash = identityHash;
    }

    void waited(long nanos, boolean forCondition, boolean acquired) {
        waitNanos.getAndAdd(nanos);
        waitTimes.add(nanos);
        if (nanos > maxWaitNanos.get()) {
            raiseMax(nanos);
        }
        if (forCondition) {
            again.getAndIncrement();
        }
        if (!acquired) {
            failed.getAndIncrement();
        }
        waits.getAndIncrement();
    }

    private void raiseMax(long nanos) {
        long max = maxWaitNanos.get();
        while (nanos > max && !maxWaitNanos.compareAndSet(max, nanos)) {
            max = maxWaitNanos.get();
        }
    }

    /** Notes who had it when the wait began; beyond sixteen owners only that there was one. */
    void ownedBy(long javaId, String name, long waitedNanos) {
        owned.getAndIncrement();
        for (int i = 0; i < MOST_OWNERS; i++) {
            OwnerTally owner = owners.get(i);
            if (owner == null) {
                owner = new OwnerTally(javaId, name);
                owner = owners.compareAndSet(i, null, owner) ? owner : owners.get(i);
            }
            if (owner != null && owner.javaId == javaId) {
                owner.add(waitedNanos);
                return;
            }
        }
    }

    void taken(long nowNanos) {
        heldSinceNanos = nowNanos;
    }

    void letGo(long nowNanos) {
        if (heldSinceNanos == 0) {
            return; // taken before anybody looked
        }
        long nanos = nowNanos - heldSinceNanos;
        heldSinceNanos = 0;
        holdNanos.getAndAdd(nanos);
        holdTimes.add(nanos);
        holds.getAndIncrement();
    }

    /** Whether something was counted since this was last asked. */
    boolean hasNews() {
        long events = waits.get() + holds.get();
        boolean news = events != toldEvents;
        toldEvents = events;
        return news;
    }

    LockFigures figures() {
        return new LockFigures(
                number,
                className,
                identityHash,
                waits.get(),
                again.get(),
                failed.get(),
                owned.get(),
                waitNanos.get(),
                maxWaitNanos.get(),
                waitTimes.counted(),
                holds.get(),
                holdNanos.get(),
                holdTimes.counted(),
                ownerFigures());
    }

    private List<Owner> ownerFigures() {
        List<Owner> figures = new ArrayList<>();
        for (int i = 0; i < MOST_OWNERS; i++) {
            OwnerTally owner = owners.get(i);
            if (owner != null) {
                figures.add(owner.figures());
            }
        }
        return figures;
    }
}
