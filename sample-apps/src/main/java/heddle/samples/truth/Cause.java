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
    FILE_LOCK,
    NATIVE_LOCK,
    CLASS_INIT;

    /** Whether the JVM calls a thread that waits so RUNNABLE, because it waits in native code or inside the JVM. */
    boolean looksRunnable() {
        return switch (this) {
            case SOCKET, POLL, PIPE, FILE_LOCK, NATIVE_LOCK, CLASS_INIT -> true;
            default -> false;
        };
    }
}
