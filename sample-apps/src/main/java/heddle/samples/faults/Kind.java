package heddle.samples.faults;

import heddle.samples.faults.Events.Inbox;
import heddle.samples.faults.Events.Latch;
import heddle.samples.faults.Events.Notice;
import heddle.samples.faults.Events.Result;
import heddle.samples.faults.Events.Signal;
import heddle.samples.faults.Lendings.Permits;
import heddle.samples.faults.Lendings.Pool;
import heddle.samples.faults.Locks.Modes;
import heddle.samples.faults.Locks.Monitor;
import heddle.samples.truth.Cause;
import heddle.samples.truth.Confidence;
import heddle.samples.truth.Contention;
import heddle.samples.truth.Ownership;
import heddle.samples.truth.Severity;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;
import java.util.function.IntFunction;

/** What threads wait for: its name and class to a user, what the JVM knows of it, and the rule that is about waiting for it. */
enum Kind {
    MONITOR("monitor", Monitor.class, Cause.MONITOR, Ownership.RECORDED, "monitor-contention", size -> new Monitor()),
    REENTRANT(
            "reentrant",
            ReentrantLock.class,
            Cause.LOCK,
            Ownership.RECORDED,
            "lock-contention",
            size -> Modes.of(new ReentrantLock())),
    FAIR(
            "reentrant",
            ReentrantLock.class,
            Cause.LOCK,
            Ownership.RECORDED,
            "lock-contention",
            size -> Modes.of(new ReentrantLock(true))),
    WRITE(
            "read-write",
            ReentrantReadWriteLock.class,
            Cause.LOCK,
            Ownership.RECORDED,
            "lock-contention",
            size -> Modes.of(new ReentrantReadWriteLock().writeLock())),
    READ(
            "read-write",
            ReentrantReadWriteLock.class,
            Cause.LOCK,
            Ownership.RECORDED,
            "lock-contention",
            size -> Modes.keptByWriter()),
    READERS(
            "read-write",
            ReentrantReadWriteLock.class,
            Cause.LOCK,
            Ownership.UNRECORDED,
            "lock-contention",
            size -> Modes.keptByReader()),
    STAMPED(
            "stamped",
            StampedLock.class,
            Cause.LOCK,
            Ownership.UNRECORDED,
            "lock-contention",
            size -> Modes.of(new StampedLock().asWriteLock())),
    SEMAPHORE(
            "semaphore",
            Semaphore.class,
            Cause.RESOURCE,
            Ownership.UNRECORDED,
            "pool-exhausted",
            size -> new Permits(new Semaphore(size))),
    POOL("pool", Pool.class, Cause.RESOURCE, Ownership.UNRECORDED, "pool-exhausted", Pool::new),
    LATCH("latch", CountDownLatch.class, Cause.RESOURCE, Ownership.NONE, "", size -> new Latch()),
    FUTURE("future", FutureTask.class, Cause.RESOURCE, Ownership.NONE, "", size -> new Result()),
    NOTICE("condition", Notice.class, Cause.CONDITION, Ownership.NONE, "waiting-on-object", size -> new Notice()),
    CONDITION("condition", Condition.class, Cause.CONDITION, Ownership.NONE, "waiting-on-object", size -> new Signal()),
    QUEUE(
            "queue",
            ArrayBlockingQueue.class,
            Cause.RESOURCE,
            Ownership.NONE,
            "waiting-on-object|pool-exhausted",
            size -> new Inbox()),
    CLASS(
            "class-init",
            ClassStart.Late.class,
            Cause.CLASS_INIT,
            Ownership.RECORDED,
            "long-hold",
            size -> new ClassStart()),
    FILE("file", FileRegion.class, Cause.FILE_LOCK, Ownership.NONE, "file-lock", size -> new FileRegion()),
    /** Of programs that wait for nothing. */
    NOTHING("", Kind.class, Cause.PARK, Ownership.NONE, "", size -> new Events.Latch());

    private final String word;
    private final String className;
    private final Cause cause;
    private final Ownership ownership;
    private final String rule;

    @SuppressWarnings("ImmutableEnumChecker") // the functions are constructors
    private final IntFunction<Guard> maker;

    Kind(String word, Class<?> type, Cause cause, Ownership ownership, String rule, IntFunction<Guard> maker) {
        this.word = word;
        this.className = type.getName();
        this.cause = cause;
        this.ownership = ownership;
        this.rule = rule;
        this.maker = maker;
    }

    /** Of a kind that lends, one that has so many; of the others there is but one to have. */
    Guard make(int size) {
        return maker.apply(size);
    }

    Contention account() {
        return new Contention(className, word, cause, ownership);
    }

    Cause cause() {
        return cause;
    }

    Ownership ownership() {
        return ownership;
    }

    /** The rule about many who want it. */
    String contentionRule() {
        return rule;
    }

    /** The rules about one who keeps it too long, any of which will do; none where to wait long is no fault of the lock's. */
    List<String> holdRules() {
        if (ownership == Ownership.RECORDED) return List.of("long-hold");
        return rule.isEmpty() ? List.of() : List.of(rule.split("\\|", -1));
    }

    /** How bad that is at least. */
    Severity holdSeverity() {
        return this == FILE || ownership == Ownership.UNRECORDED ? Severity.HIGH : Severity.MEDIUM;
    }

    /** What Heddle calls a deadlock over things of this kind. */
    String deadlock() {
        return cause == Cause.LOCK ? "lock" : word;
    }

    /** How sure one can be of a deadlock: where nobody writes down who has it, that is a guess. */
    Confidence certainty() {
        return ownership == Ownership.RECORDED ? Confidence.SURE : Confidence.GUESS;
    }

    /** Whether those who enter keep each other out, as those who keep it do. */
    boolean isExclusive() {
        return switch (this) {
            case MONITOR, REENTRANT, FAIR, WRITE, STAMPED, SEMAPHORE, POOL -> true;
            default -> false;
        };
    }

    /** Whether a virtual thread that waits for it keeps its carrier. */
    boolean pins() {
        return switch (this) {
            case MONITOR, POOL, NOTICE -> Runtime.version().feature() < 24; // JEP 491
            case CLASS, FILE -> true;
            default -> false;
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
