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
import heddle.samples.truth.Contention;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;
import java.util.function.IntFunction;

/** What threads wait for, and how it is made. */
enum Kind {
    MONITOR(Nature.MONITOR, size -> new Monitor()),
    REENTRANT(Nature.REENTRANT, size -> Modes.of(new ReentrantLock())),
    FAIR(Nature.REENTRANT, size -> Modes.of(new ReentrantLock(true))),
    WRITE(Nature.READ_WRITE, size -> Modes.of(new ReentrantReadWriteLock().writeLock())),
    READ(Nature.READ_WRITE, size -> Modes.keptByWriter()),
    READERS(Nature.READ_SHARED, size -> Modes.keptByReader()),
    STAMPED(Nature.STAMPED, size -> Modes.of(new StampedLock().asWriteLock())),
    SEMAPHORE(Nature.SEMAPHORE, size -> new Permits(new Semaphore(size))),
    POOL(Nature.POOL, Pool::new),
    LATCH(Nature.LATCH, size -> new Latch()),
    FUTURE(Nature.FUTURE, size -> new Result()),
    NOTICE(Nature.NOTICE, size -> new Notice()),
    CONDITION(Nature.CONDITION, size -> new Signal()),
    QUEUE(Nature.QUEUE, size -> new Inbox()),
    CLASS(Nature.CLASS, size -> new ClassStart()),
    FILE(Nature.FILE, size -> new FileRegion()),
    /** Of programs that wait for nothing. */
    NOTHING(Nature.LATCH, size -> new Latch());

    private final Nature nature;

    @SuppressWarnings("ImmutableEnumChecker") // the functions are constructors
    private final IntFunction<Guard> maker;

    Kind(Nature nature, IntFunction<Guard> maker) {
        this.nature = nature;
        this.maker = maker;
    }

    /** Of a kind that lends, one that has so many; of the others there is but one to have. */
    Guard make(int size) {
        return maker.apply(size);
    }

    Contention account() {
        return new Contention(nature.className(), nature.word(), nature.cause(), nature.ownership());
    }

    Nature nature() {
        return nature;
    }

    Cause cause() {
        return nature.cause();
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
