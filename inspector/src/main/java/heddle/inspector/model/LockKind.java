package heddle.inspector.model;

import java.util.Locale;

/** The kinds of thing a thread can wait for, named as users name them. */
public enum LockKind {
    MONITOR,
    REENTRANT,
    READ_WRITE,
    STAMPED,
    SEMAPHORE,
    LATCH,
    BARRIER,
    PHASER,
    EXCHANGER,
    QUEUE,
    FUTURE,
    CONDITION,
    POOL,
    CLASS_INIT,
    FILE,
    NATIVE,
    OTHER;

    /** The name in answers: {@code read-write}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind of a park's blocker, by the class of the object parked on. */
    public static LockKind ofParkBlocker(String className) {
        String name = className.startsWith("java.util.concurrent.") ? className : "";
        if (name.contains("$ConditionObject")) return CONDITION;
        if (name.contains(".ReentrantLock$")) return REENTRANT;
        if (name.contains(".ReentrantReadWriteLock$")) return READ_WRITE;
        if (name.contains(".StampedLock")) return STAMPED;
        if (name.contains(".Semaphore$")) return SEMAPHORE;
        if (name.contains(".CountDownLatch$")) return LATCH;
        if (name.contains(".CyclicBarrier")) return BARRIER;
        if (name.contains(".Phaser")) return PHASER;
        if (name.contains(".Exchanger")) return EXCHANGER;
        if (name.contains("Queue")) return QUEUE;
        if (name.contains("Future") || name.contains(".ForkJoinTask")) return FUTURE;
        return OTHER;
    }

    /**
     * Whether waiting for it is being held up. Who waits to be notified, for a result or for something to begin waits for
     * an event, as the main thread of many a program does all its life.
     */
    public boolean isContended() {
        return switch (this) {
            case CONDITION, FUTURE, LATCH, OTHER -> false;
            default -> true;
        };
    }

    /** Whether a thread that has it owns it; the others are counted, given away or come to pass. */
    public boolean canBeOwned() {
        return switch (this) {
            case MONITOR, REENTRANT, READ_WRITE, CLASS_INIT, FILE, NATIVE -> true;
            default -> false;
        };
    }

    /** What a thread that parks on this kind waits for. */
    public WaitCause parkCause() {
        return switch (this) {
            case REENTRANT, READ_WRITE, STAMPED -> WaitCause.LOCK;
            case SEMAPHORE, LATCH, BARRIER, PHASER, EXCHANGER, QUEUE, FUTURE, POOL -> WaitCause.RESOURCE;
            case CONDITION -> WaitCause.CONDITION;
            case MONITOR -> WaitCause.MONITOR;
            case CLASS_INIT -> WaitCause.CLASS_INIT;
            case FILE -> WaitCause.FILE_LOCK;
            case NATIVE -> WaitCause.NATIVE_LOCK;
            case OTHER -> WaitCause.PARK;
        };
    }
}
