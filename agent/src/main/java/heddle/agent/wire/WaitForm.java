package heddle.agent.wire;

/** By which of the JVM's mechanisms a thread waits. */
public enum WaitForm {
    /** It does not wait, or the JVM does not tell how. */
    NONE,
    /** It wants to enter or re-enter a monitor: {@code synchronized}. */
    MONITOR_ENTER,
    /** It waits to be notified: {@link Object#wait()}. */
    OBJECT_WAIT,
    /** It is parked: {@link java.util.concurrent.locks.LockSupport}. */
    PARK,
    /** It sleeps: {@link Thread#sleep(long)}. */
    SLEEP
}
