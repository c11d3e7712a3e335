package heddle.inspector.model;

/** What a waiting thread waits for. */
public enum WaitCause {
    /** Entering {@code synchronized}. */
    MONITOR,
    /** Acquiring an exclusive, read or write lock of {@code java.util.concurrent}. */
    LOCK,
    /** A semaphore, latch, barrier, queue, future, pool or {@code join}: something without an owner. */
    RESOURCE,
    /** {@code Object.wait} or {@code Condition.await}. */
    CONDITION,
    /** Any other park, and every idle worker whatever it waits on. */
    PARK,
    /** A sleep, or a timed park with nothing awaited. */
    SLEEP,
    /** Read, write, accept or connect of a socket. */
    SOCKET,
    /** select, poll or epoll. */
    POLL,
    /** File I/O, fsync, or uninterruptible sleep. */
    FILE,
    /** A pipe or FIFO. */
    PIPE,
    /** A child process. */
    CHILD,
    /** A lock on a file held elsewhere. */
    FILE_LOCK,
    /** A contended futex outside Java. */
    NATIVE_LOCK,
    /** Another thread's class initialisation. */
    CLASS_INIT,
    /** Stopped by the JVM. */
    SAFEPOINT,
    /** Stopped by a signal or a freezer. */
    STOPPED,
    /** None of these. */
    OTHER;

    /** Whether time spent here is lost to somebody else's holding of a lock. */
    public boolean isLock() {
        return this == MONITOR || this == LOCK || this == FILE_LOCK || this == NATIVE_LOCK || this == CLASS_INIT;
    }

    /** Whether this is input or output. */
    public boolean isIo() {
        return switch (this) {
            case SOCKET, POLL, FILE, PIPE, CHILD -> true;
            default -> false;
        };
    }
}
