package heddle.inspector.model;

/** {@code Thread.State} of the target's thread, as its JVM tells it. */
public enum JvmState {
    NEW,
    RUNNABLE,
    BLOCKED,
    WAITING,
    TIMED_WAITING,
    TERMINATED
}
