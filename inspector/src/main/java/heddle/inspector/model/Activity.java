package heddle.inspector.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a thread does: one of the five states, exactly when it waits for what, and exactly when it is ready why it has no CPU.
 *
 * @param idle a worker that waits for work, whatever object it waits on
 */
public record Activity(
        ThreadState state,
        @Nullable WaitCause cause,
        @Nullable ReadyCause readyCause,
        boolean idle) {
    public static final Activity NEW = new Activity(ThreadState.NEW, null, null, false);
    public static final Activity READY = ready(ReadyCause.CPU);
    public static final Activity RUNNING = new Activity(ThreadState.RUNNING, null, null, false);
    public static final Activity TERMINATED = new Activity(ThreadState.TERMINATED, null, null, false);

    public Activity {
        Objects.requireNonNull(state);
        if ((state == ThreadState.WAITING) != (cause != null)) {
            throw new IllegalArgumentException(state + " with cause " + cause);
        }
        if ((state == ThreadState.READY) != (readyCause != null)) {
            throw new IllegalArgumentException(state + " with ready cause " + readyCause);
        }
        if (idle && state != ThreadState.WAITING) {
            throw new IllegalArgumentException("only a waiting thread is idle, not " + state);
        }
    }

    /** A thread that has no CPU because of {@code cause}. */
    public static Activity ready(ReadyCause cause) {
        return new Activity(ThreadState.READY, null, cause, false);
    }

    /** A thread that waits for {@code cause}. */
    public static Activity waiting(WaitCause cause) {
        return new Activity(ThreadState.WAITING, cause, null, false);
    }

    /** A worker without work; its cause is {@link WaitCause#PARK} by definition. */
    public static Activity idleWorker() {
        return new Activity(ThreadState.WAITING, WaitCause.PARK, null, true);
    }

    public boolean isWaiting() {
        return state == ThreadState.WAITING;
    }

    /** Whether the thread is held up by a lock. */
    public boolean isBlocked() {
        return cause != null && cause.isLock();
    }
}
