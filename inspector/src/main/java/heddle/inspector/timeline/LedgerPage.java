package heddle.inspector.timeline;

import heddle.inspector.model.LockAccount;
import heddle.inspector.model.LockId;
import heddle.inspector.model.LockKind;
import heddle.inspector.model.LockWait;
import heddle.inspector.model.StackFrame;
import heddle.inspector.model.StateTimes;
import heddle.inspector.model.ThreadRef;
import heddle.inspector.model.WaitCause;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The sums of one lock. */
final class LedgerPage {
    /** Owners and sites beyond these are not kept apart: they do not count. */
    private static final int MOST_KEYS = 64;

    private final LockId lock;
    private LockKind kind;
    private long lostNanos;
    private long blamedNanos;
    private long samples;
    private final Map<String, Long> ownersSeen = new HashMap<>();
    private final Map<StackFrame, Long> holderSites = new HashMap<>();
    private final Map<String, Long> waiters = new HashMap<>();
    private final Pressure pressure = new Pressure();
    private StateTimes why = StateTimes.ZERO;
    private @Nullable ThreadRef owner;
    private @Nullable LockAccount account;

    LedgerPage(LockWait wait) {
        lock = wait.lock();
        kind = wait.kind();
    }

    LockId lock() {
        return lock;
    }

    /** Who was last seen holding it, or null. */
    @Nullable
    ThreadRef owner() {
        return owner;
    }

    /**
     * Charges one waiter. Between an owner and the next there is none for a moment; several share what they hold. A pool's
     * monitor is entered as well now and then.
     */
    void charge(HeldUp waiter, long nanos) {
        LockWait wait = waiter.lockWait();
        account = null;
        if (kind != LockKind.POOL) kind = wait.kind();
        lostNanos += nanos;
        samples++;
        pressure.charge(nanos);
        add(waiters, ThreadRef.groupOf(waiter.name()), nanos);
        if (wait.owner() != null) owner = wait.owner();
        if (!wait.kind().canBeOwned()) return;
        for (ThreadRef holder : wait.holders())
            add(ownersSeen, holder.name(), nanos / wait.holders().size());
    }

    /** Charges one who waits in the end for this lock, directly or not. */
    void blame(long nanos) {
        account = null;
        blamedNanos += nanos;
    }

    /** Ends a second in which threads ran, wanted a CPU or waited for any lock for {@code goingOnNanos} in all. */
    boolean endSecond(long nanos, long goingOnNanos) {
        boolean changed = pressure.endSecond(nanos, goingOnNanos);
        if (changed) account = null;
        return changed;
    }

    /** Charges what the holder did while others waited, once for all of them. */
    void chargeHolder(Holder holder, long nanos) {
        StackFrame.firstOwn(holder.frames()).ifPresent(site -> add(holderSites, site, nanos));
        WaitCause cause = holder.activity().cause();
        why = switch (holder.activity().state()) {
            case RUNNING -> why.plus(nanos, 0, 0, WaitCause.OTHER);
            case READY -> why.plus(0, nanos, 0, WaitCause.OTHER);
            default -> why.plusWaiting(cause == null ? WaitCause.OTHER : cause, nanos);
        };
    }

    private static <K> void add(Map<K, Long> sums, K key, long nanos) {
        if (sums.size() < MOST_KEYS || sums.containsKey(key)) sums.merge(key, nanos, Long::sum);
    }

    /** The sums as a value; the same object until charged again. */
    LockAccount account() {
        LockAccount present = account;
        if (present == null) {
            present = new LockAccount(
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
                    pressure.seconds(),
                    null);
            account = present;
        }
        return present;
    }
}
