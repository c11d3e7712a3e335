package heddle.samples.truth;

/** Why a thread waits, in the words of Heddle's {@code cause} field. */
public enum Cause {
    MONITOR,
    LOCK,
    CONDITION,
    RESOURCE,
    PARK,
    SLEEP,
    SOCKET,
    POLL,
    PIPE;

    /** Whether the JVM calls a thread that waits so RUNNABLE, because it waits inside a system call. */
    boolean looksRunnable() {
        return this == SOCKET || this == POLL || this == PIPE;
    }
}
