package heddle.samples.faults;

import static heddle.samples.faults.Kind.CLASS;
import static heddle.samples.faults.Kind.CONDITION;
import static heddle.samples.faults.Kind.FAIR;
import static heddle.samples.faults.Kind.FILE;
import static heddle.samples.faults.Kind.FUTURE;
import static heddle.samples.faults.Kind.LATCH;
import static heddle.samples.faults.Kind.MONITOR;
import static heddle.samples.faults.Kind.NOTHING;
import static heddle.samples.faults.Kind.NOTICE;
import static heddle.samples.faults.Kind.POOL;
import static heddle.samples.faults.Kind.QUEUE;
import static heddle.samples.faults.Kind.READ;
import static heddle.samples.faults.Kind.READERS;
import static heddle.samples.faults.Kind.REENTRANT;
import static heddle.samples.faults.Kind.SEMAPHORE;
import static heddle.samples.faults.Kind.STAMPED;
import static heddle.samples.faults.Kind.WRITE;
import static heddle.samples.faults.Work.FOR_GOOD;
import static heddle.samples.faults.Work.asleep;
import static heddle.samples.faults.Work.computing;
import static heddle.samples.faults.Work.inIo;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What goes wrong, with which kinds of lock, and what makes the difference to the healthy twin. */
@SuppressWarnings("ImmutableEnumChecker") // lists that nobody changes, and records
enum Fault {
    CONTENTION(
            "more wait for it than work",
            Of.EXCLUSIVE,
            Of.ALL,
            new Queues.Contended(5, 5),
            new Queues.Contended(1, 60)),
    HOLD_ASLEEP(
            "kept by one that sleeps",
            Of.EVERYTHING,
            Of.ALL,
            new Holds.Keeping(asleep(FOR_GOOD)),
            new Holds.Keeping(asleep(1))),
    HOLD_IN_IO(
            "kept by one that waits for a service",
            Of.EXCLUSIVE,
            Of.ALL,
            new Holds.Keeping(inIo(FOR_GOOD)),
            new Holds.Keeping(inIo(1))),
    HOLD_COMPUTING(
            "kept by one that computes",
            Of.EXCLUSIVE,
            Of.HUNGRY,
            new Holds.Keeping(computing(FOR_GOOD * 1000L)),
            new Holds.Keeping(computing(200))),
    CHAIN(
            "kept by one that waits for another, and so on",
            List.of(MONITOR, REENTRANT, WRITE),
            Of.ALL,
            new Holds.Chain(asleep(FOR_GOOD)),
            new Holds.Chain(asleep(1))),
    CONVOY(
            "short sections, long waits",
            List.of(MONITOR, REENTRANT, FAIR, SEMAPHORE),
            Of.HUNGRY,
            new Queues.Convoy(1),
            new Queues.Convoy(150)),
    PREEMPTED(
            "kept by one that gets no processor",
            List.of(MONITOR, REENTRANT, FAIR, WRITE),
            Of.HUNGRY,
            new Queues.Preempted(2, 2),
            new Queues.Preempted(0, 300)),
    STARVATION(
            "readers that do not queue behind a writer",
            List.of(READERS),
            Of.ALL,
            new Queues.Starving(true),
            new Queues.Starving(false)),
    GLOBAL_LOCK(
            "all work is done under one lock",
            List.of(MONITOR, REENTRANT),
            Of.HUNGRY,
            new Queues.Global(true),
            new Queues.Global(false)),
    EXHAUSTION(
            "more borrowers than things to borrow",
            List.of(SEMAPHORE, POOL),
            Of.ALL,
            new Queues.Exhausted(2, 10),
            new Queues.Exhausted(9, 10)),
    LEAK(
            "borrowed and never given back",
            List.of(SEMAPHORE, POOL),
            Of.ALL,
            new Losses.Leak(true),
            new Losses.Leak(false)),
    LOST_WAKEUP(
            "it has happened, but nobody told those who wait",
            List.of(NOTICE),
            Of.ALL,
            new Losses.WakeUp(true),
            new Losses.WakeUp(false)),
    DEADLOCK(
            "two that have what the other wants",
            List.of(MONITOR, REENTRANT, FAIR, WRITE, STAMPED, SEMAPHORE),
            Of.MIXABLE,
            new Circles.Circle(2, false, true, List.of()),
            new Circles.Circle(2, false, false, List.of())),
    DEADLOCK_OF_THREE(
            "three in a circle, and two behind",
            List.of(MONITOR, REENTRANT, WRITE),
            Of.MIXABLE,
            new Circles.Circle(3, true, true, List.of()),
            new Circles.Circle(3, true, false, List.of())),
    DEADLOCK_WITH_MONITOR(
            "one has a monitor, the other a lock",
            List.of(REENTRANT, WRITE),
            Of.MIXABLE,
            new Circles.Circle(2, true, true, List.of(MONITOR)),
            new Circles.Circle(2, true, false, List.of(MONITOR))),
    UPGRADE(
            "two readers that want to write",
            List.of(READERS),
            Of.ALL,
            new Circles.Upgrade(true),
            new Circles.Upgrade(false)),
    CLASS_DEADLOCK(
            "two classes that need each other",
            List.of(CLASS),
            Of.ALL,
            new Circles.Classes(true),
            new Circles.Classes(false)),
    HOLD_AND_WAIT(
            "all have one of the two they need",
            List.of(SEMAPHORE, POOL),
            Of.ALL,
            new Circles.HoldAndWait(0),
            new Circles.HoldAndWait(1)),
    SELF_WAIT(
            "tasks that wait for tasks of their own pool",
            List.of(FUTURE),
            Of.PLATFORM,
            new SelfServing.Tasks(true),
            new SelfServing.Tasks(false)),
    SELF_CALL(
            "a server that calls itself",
            List.of(NOTHING),
            Of.PLATFORM,
            new SelfServing.Calls(true),
            new SelfServing.Calls(false)),
    HOT_SPIN(
            "a thread that asks all the time",
            List.of(NOTHING),
            Of.HUNGRY,
            new Spins.Flag(true),
            new Spins.Flag(false)),
    LIVELOCK(
            "two that give way to each other",
            List.of(NOTHING),
            Of.HUNGRY,
            new Spins.AfterYou(true),
            new Spins.AfterYou(false)),
    NO_CPU(
            "more that compute than processors",
            List.of(NOTHING),
            Of.HUNGRY,
            new Spins.Crowd(computing(FOR_GOOD)),
            new Spins.Crowd(computing(200).then(asleep(50)))),
    THREAD_LEAK(
            "threads that never end",
            List.of(NOTHING),
            Of.PLATFORM,
            new Machinery.ThreadLeak(FOR_GOOD),
            new Machinery.ThreadLeak(20)),
    PINNED(
            "virtual threads that keep their carriers",
            List.of(CLASS),
            Of.VIRTUAL,
            new Machinery.Pinning(true),
            new Machinery.Pinning(false)),
    STOP_THE_WORLD(
            "collections one after the other",
            List.of(NOTHING),
            Of.HUNGRY,
            new Machinery.Collecting(true),
            new Machinery.Collecting(false));

    /** Sets of kinds and threads that several faults have in common. */
    private static final class Of {
        static final List<Kind> EXCLUSIVE = List.of(MONITOR, REENTRANT, FAIR, WRITE, STAMPED, SEMAPHORE, POOL);
        static final List<Kind> EVERYTHING = List.of(
                MONITOR, REENTRANT, FAIR, WRITE, READ, READERS, STAMPED, SEMAPHORE, POOL, LATCH, FUTURE, NOTICE,
                CONDITION, QUEUE, CLASS, FILE);
        static final Set<Threads> PLATFORM = EnumSet.of(Threads.PLATFORM);
        static final Set<Threads> VIRTUAL = EnumSet.of(Threads.VIRTUAL);
        static final Set<Threads> ALL = EnumSet.of(Threads.PLATFORM, Threads.VIRTUAL);
        static final Set<Threads> MIXABLE = EnumSet.allOf(Threads.class);
        /** Threads that compute all the time; such programs want a machine for themselves. */
        static final Set<Threads> HUNGRY = EnumSet.copyOf(PLATFORM);
    }

    private final String idea;
    private final List<Kind> kinds;
    private final Set<Threads> threads;
    private final Plot plot;
    private final Plot twin;

    Fault(String idea, List<Kind> kinds, Set<Threads> threads, Plot plot, Plot twin) {
        this.idea = idea;
        this.kinds = kinds;
        this.threads = threads;
        this.plot = plot;
        this.twin = twin;
    }

    String idea() {
        return idea;
    }

    List<Kind> kinds() {
        return kinds;
    }

    /** What it can be played with: a virtual thread that waits for a class or a file keeps its carrier. */
    boolean canHave(Threads wanted, Kind kind) {
        boolean keepsCarriers = kind == FILE || (kind == CLASS && this == HOLD_ASLEEP);
        return threads.contains(wanted) && wanted.exist() && (wanted == Threads.PLATFORM || !keepsCarriers);
    }

    boolean wantsMachineForItself() {
        return threads == Of.HUNGRY;
    }

    Plot plot(boolean healthy) {
        return healthy ? twin : plot;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
