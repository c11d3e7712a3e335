package heddle.agent.bridge;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.AbstractOwnableSynchronizer;
import org.jspecify.annotations.Nullable;

/**
 * The way from woven lock classes, which see the boot loader alone, to a probe in a loader that goes with its session. The
 * methods are called inside of lock operations, by any thread: they take no lock and throw nothing.
 */
public abstract class LockBridge1 {

    /** The probe that is told, null when there is none. */
    public static final AtomicReference<@Nullable LockBridge1> PROBE = new AtomicReference<>();

    /** Tells who owns a lock now, for the thread that is about to queue for it; null when that is not known. */
    public abstract @Nullable Thread owner(AbstractOwnableSynchronizer lock);

    /**
     * A thread is done with queueing.
     *
     * @param owner of the lock when it began
     * @param sinceNanos when it began, {@link System#nanoTime()}
     * @param again whether it queued to get the lock back after waiting for a condition
     * @param outcome positive when it has acquired the lock, 0 when time was over, negative when interrupted
     */
    public abstract void queued(
            AbstractOwnableSynchronizer lock, @Nullable Thread owner, long sinceNanos, boolean again, int outcome);

    /** The owner of a lock that was ever contended has changed, null for nobody; told by the owner, old or new. */
    public abstract void owned(AbstractOwnableSynchronizer lock, @Nullable Thread owner);
}
