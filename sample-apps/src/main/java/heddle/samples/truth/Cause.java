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
    PIPE,
    CHILD,
    NATIVE_LOCK,
    CLASS_INIT;

    /** Whether the JVM calls a thread that waits so RUNNABLE, because it waits in native code or inside the JVM. */
    boolean looksRunnable() {
        return this == SOCKET || this == POLL || this == PIPE || this == NATIVE_LOCK || this == CLASS_INIT;
    }
}
