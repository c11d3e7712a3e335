package heddle.agent.probe;

import heddle.agent.bridge.LockBridge1;
import heddle.agent.wire.AgentMessage.LocksProbed;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.AbstractOwnableSynchronizer;
import org.jspecify.annotations.Nullable;

/** Counts what woven locks tell. Whatever goes wrong in here is counted and must not reach the application. */
final class LockProbe extends LockBridge1 {

    /** Enough for every method handle to have got its final shape, which is made by the 128th call. */
    private static final int REHEARSALS = 500;

    private final LockTable table = new LockTable();
    private final AtomicLong missed = new AtomicLong();
    private final AtomicLong faults = new AtomicLong();

    /** A lock of the probe's own. */
    private static final class Stage extends AbstractOwnableSynchronizer {
        private static final long serialVersionUID = 1;

        void enter(@Nullable Thread owner) {
            setExclusiveOwnerThread(owner);
        }
    }

    /** Does once, and without witnesses, all that will be done inside of locks: it loads what is needed for it. */
    static LockProbe rehearsed() {
        LockProbe rehearsal = new LockProbe();
        Stage stage = new Stage();
        stage.enter(Thread.currentThread());
        for (int i = 0; i < REHEARSALS; i++) {
            rehearsal.queued(stage, rehearsal.owner(stage), System.nanoTime(), i % 2 == 0, i % 3 - 1);
            rehearsal.owned(stage, Thread.currentThread());
            rehearsal.owned(stage, null);
        }
        rehearsal.news();
        if (rehearsal.faults.get() > 0) {
            throw new IllegalStateException("counting was tried and failed");
        }
        return new LockProbe();
    }

    @Override
    public @Nullable Thread owner(AbstractOwnableSynchronizer lock) {
        try {
            return LockAccess.owner(lock);
        } catch (Throwable e) {
            faults.getAndIncrement();
            return null;
        }
    }

    @Override
    public void queued(
            AbstractOwnableSynchronizer lock, @Nullable Thread owner, long sinceNanos, boolean again, int outcome) {
        try {
            if (owner != null || !again) { // who comes back from a condition queues even for a free lock
                count(lock, owner, Math.max(0, System.nanoTime() - sinceNanos), again, outcome > 0);
            }
        } catch (Throwable e) {
            faults.getAndIncrement();
        }
    }

    private void count(Object lock, @Nullable Thread owner, long nanos, boolean again, boolean acquired)
            throws Throwable {
        LockTally tally = table.of(lock);
        if (tally == null) {
            missed.getAndIncrement();
            return;
        }
        if (owner != null) {
            tally.ownedBy(LockAccess.id(owner), owner.getName(), nanos);
        }
        tally.waited(nanos, again, acquired);
    }

    @Override
    public void owned(AbstractOwnableSynchronizer lock, @Nullable Thread owner) {
        try {
            LockTally tally = table.of(lock);
            if (tally == null) {
                missed.getAndIncrement();
            } else if (owner == null) {
                tally.letGo(System.nanoTime());
            } else {
                tally.taken(System.nanoTime());
            }
        } catch (Throwable e) {
            faults.getAndIncrement();
        }
    }

    /** What has changed since this was last asked; for one thread. */
    LocksProbed news() {
        return new LocksProbed(System.nanoTime(), missed.get(), faults.get(), table.takeNews());
    }
}
