package heddle.samples.faults;

import heddle.samples.truth.Cause;
import heddle.samples.truth.Confidence;
import heddle.samples.truth.Ownership;
import heddle.samples.truth.Severity;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;

/** What something waited for is to a user, what the JVM knows of it, and what it is called when too many want it. */
enum Nature {
    MONITOR("monitor", Locks.Monitor.class, Cause.MONITOR, Ownership.RECORDED, "monitor-contention"),
    REENTRANT("reentrant", ReentrantLock.class, Cause.LOCK, Ownership.RECORDED, "lock-contention"),
    READ_WRITE("read-write", ReentrantReadWriteLock.class, Cause.LOCK, Ownership.RECORDED, "lock-contention"),
    READ_SHARED("read-write", ReentrantReadWriteLock.class, Cause.LOCK, Ownership.UNRECORDED, "lock-contention"),
    STAMPED("stamped", StampedLock.class, Cause.LOCK, Ownership.UNRECORDED, "lock-contention"),
    SEMAPHORE("semaphore", Semaphore.class, Cause.RESOURCE, Ownership.UNRECORDED, "pool-exhausted"),
    POOL("pool", Lendings.Pool.class, Cause.RESOURCE, Ownership.UNRECORDED, "pool-exhausted"),
    LATCH("latch", CountDownLatch.class, Cause.RESOURCE, Ownership.NONE),
    FUTURE("future", FutureTask.class, Cause.RESOURCE, Ownership.NONE),
    NOTICE("condition", Events.Notice.class, Cause.CONDITION, Ownership.NONE, "waiting-on-object"),
    CONDITION("condition", Condition.class, Cause.CONDITION, Ownership.NONE, "waiting-on-object"),
    QUEUE("queue", ArrayBlockingQueue.class, Cause.RESOURCE, Ownership.NONE, "waiting-on-object", "pool-exhausted"),
    CLASS("class-init", ClassStart.Late.class, Cause.CLASS_INIT, Ownership.RECORDED),
    FILE("file", FileRegion.class, Cause.FILE_LOCK, Ownership.NONE, "file-lock");

    private final String word;
    private final String className;
    private final Cause cause;
    private final Ownership ownership;

    @SuppressWarnings("ImmutableEnumChecker") // nobody changes it
    private final List<String> rules;

    Nature(String word, Class<?> type, Cause cause, Ownership ownership, String... rules) {
        this.word = word;
        this.className = type.getName();
        this.cause = cause;
        this.ownership = ownership;
        this.rules = List.of(rules);
    }

    String word() {
        return word;
    }

    String className() {
        return className;
    }

    Cause cause() {
        return cause;
    }

    Ownership ownership() {
        return ownership;
    }

    /** The rules about many who want it, any of which will do. */
    List<String> contentionRules() {
        return rules;
    }

    /** The rules about one who keeps it too long; none where to wait long is no fault of the lock's. */
    List<String> holdRules() {
        return ownership == Ownership.RECORDED ? List.of("long-hold") : rules;
    }

    /** How bad that is at least. */
    Severity holdSeverity() {
        return this == FILE || ownership == Ownership.UNRECORDED ? Severity.HIGH : Severity.MEDIUM;
    }

    /** What a deadlock over things of this nature is called. */
    String deadlock() {
        return cause == Cause.LOCK ? "lock" : word;
    }

    /** How sure one can be of a deadlock: where nobody writes down who has it, that is a guess. */
    Confidence certainty() {
        return ownership == Ownership.RECORDED ? Confidence.SURE : Confidence.GUESS;
    }
}
