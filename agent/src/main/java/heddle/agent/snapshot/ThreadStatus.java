package heddle.agent.snapshot;

import heddle.agent.wire.WaitForm;

/**
 * What a platform thread does, as the JVM notes it in {@code threadStatus}: the state bits of JVMTI's GetThreadState.
 *
 * <p>Unlike {@link Thread.State} they tell sleeping, waiting to be notified and being parked apart.
 */
final class ThreadStatus {

    static final int ALIVE = 0x0001;
    static final int TERMINATED = 0x0002;
    static final int RUNNABLE = 0x0004;
    static final int WAITING_INDEFINITELY = 0x0010;
    static final int WAITING_WITH_TIMEOUT = 0x0020;
    static final int SLEEPING = 0x0040;
    static final int IN_OBJECT_WAIT = 0x0100;
    static final int PARKED = 0x0200;
    static final int BLOCKED_ON_MONITOR_ENTER = 0x0400;

    private ThreadStatus() {}

    static Thread.State state(int status) {
        if (has(status, RUNNABLE)) {
            return Thread.State.RUNNABLE;
        } else if (has(status, BLOCKED_ON_MONITOR_ENTER)) {
            return Thread.State.BLOCKED;
        } else if (has(status, WAITING_INDEFINITELY)) {
            return Thread.State.WAITING;
        } else if (has(status, WAITING_WITH_TIMEOUT)) {
            return Thread.State.TIMED_WAITING;
        } else if (has(status, TERMINATED)) {
            return Thread.State.TERMINATED;
        }
        return has(status, ALIVE) ? Thread.State.RUNNABLE : Thread.State.NEW;
    }

    static WaitForm form(int status) {
        if (has(status, BLOCKED_ON_MONITOR_ENTER)) {
            return WaitForm.MONITOR_ENTER;
        } else if (has(status, IN_OBJECT_WAIT)) {
            return WaitForm.OBJECT_WAIT;
        } else if (has(status, PARKED)) {
            return WaitForm.PARK;
        }
        return has(status, SLEEPING) ? WaitForm.SLEEP : WaitForm.NONE;
    }

    private static boolean has(int status, int bit) {
        return (status & bit) != 0;
    }
}
