package heddle.inspector.diagnosis.rule;

import static java.util.stream.Collectors.groupingBy;

import heddle.inspector.diagnosis.Case;
import heddle.inspector.model.FinishedWait;
import heddle.inspector.model.LockId;
import heddle.inspector.model.LockKind;
import heddle.inspector.model.LockWait;
import heddle.inspector.model.Snapshot;
import heddle.inspector.model.StackFrame;
import heddle.inspector.model.ThreadControlBlock;
import heddle.inspector.timeline.Lending;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A place where threads wait for one of several things that others have: a semaphore, or the queue of a pool.
 *
 * <p>It is recognised by structure: a wait without an owner, below it the frames of whoever gives the things out, below
 * those the frames of whoever wants one. A worker that waits for work has nobody below but its own run loop.
 *
 * @param site the program's own frames there, top first
 * @param waiters who waits there now and did so most of the time lately
 * @param holders other threads that are where the waiters want to be, beyond the wait
 * @param sure whether it can be nothing else: a semaphore, or a method named for lending
 */
record PoolSite(
        LockId pool,
        LockKind kind,
        List<StackFrame> site,
        List<ThreadControlBlock> waiters,
        List<ThreadControlBlock> holders,
        boolean sure) {
    /** Percent of the moments at which a thread must have waited there. */
    private static final double MOST = 50;

    private static final int FEWEST = 2;
    private static final int STARTING_PART = 4;
    private static final double FEWEST_PERCENT = 10;

    /** The places where enough threads have waited for most of the last {@code nanos}. */
    static List<PoolSite> in(Case about, long nanos) {
        List<PoolSite> sites = new ArrayList<>();
        borrowers(about, nanos)
                .forEach((pool, seen) -> at(about, pool, seen, nanos).ifPresent(sites::add));
        return sites;
    }

    /** By pool those who were seen borrowing lately; not every wait lasts until a stack is taken. */
    private static Map<LockId, List<ThreadControlBlock>> borrowers(Case about, long nanos) {
        List<ThreadControlBlock> borrowing = new ArrayList<>();
        for (Snapshot moment : about.past().within(nanos)) {
            for (ThreadControlBlock thread : moment.threads()) {
                if (isBorrowing(thread)) borrowing.add(thread);
            }
        }
        return borrowing.stream().collect(groupingBy(PoolSite::pool));
    }

    private static Optional<PoolSite> at(Case about, LockId pool, List<ThreadControlBlock> seen, long nanos) {
        Sightings sightings =
                Sightings.of(about, nanos, thread -> !thread.activity().idle(), thread -> waitsFor(thread, pool));
        List<ThreadControlBlock> waiters = sightings.atLeast(MOST).stream()
                .filter(thread -> waitsFor(thread, pool))
                .toList();
        if (waiters.size() < fewest(about)) return Optional.empty();
        LockKind kind = Objects.requireNonNull(seen.get(0).lockWait()).kind();
        List<StackFrame> site = own(seen.get(seen.size() - 1));
        boolean sure = seen.stream().allMatch(PoolSite::isSure);
        return Optional.of(new PoolSite(pool, kind, site, waiters, holders(about, pool, seen), sure));
    }

    private static int fewest(Case about) {
        long busy = about.now().threads().stream()
                .filter(thread -> thread.javaId() >= 0 && !thread.activity().idle())
                .count();
        return (int) Math.max(FEWEST, Math.ceil(busy * FEWEST_PERCENT / 100));
    }

    private static boolean waitsFor(ThreadControlBlock thread, LockId pool) {
        LockWait wait = thread.lockWait();
        return wait != null
                && wait.lock().equals(pool)
                && thread.activity().isWaiting()
                && !thread.activity().idle();
    }

    private static LockId pool(ThreadControlBlock thread) {
        return Objects.requireNonNull(thread.lockWait()).lock();
    }

    private static boolean isBorrowing(ThreadControlBlock thread) {
        LockWait wait = thread.lockWait();
        if (wait == null || wait.owner() != null || !waitsFor(thread, wait.lock())) return false;
        List<StackFrame> own = own(thread);
        if (own.isEmpty()) return false;
        return switch (wait.kind()) {
            case SEMAPHORE, POOL -> true;
            case QUEUE -> Lending.isNamedIn(own) || isAskedByOthers(own);
            default -> false;
        };
    }

    private static boolean isSure(ThreadControlBlock thread) {
        LockKind kind = Objects.requireNonNull(thread.lockWait()).kind();
        return kind == LockKind.SEMAPHORE || kind == LockKind.POOL || Lending.isNamedIn(own(thread));
    }

    /** Between who waits and the run loop is somebody else than both. */
    private static boolean isAskedByOthers(List<StackFrame> own) {
        return own.size() > 2 && !own.get(0).outermostClass().equals(own.get(1).outermostClass());
    }

    private static List<StackFrame> own(ThreadControlBlock thread) {
        return StackFrame.own(thread.frames()).toList();
    }

    /** Others in the code from which the waiters came. */
    private static List<ThreadControlBlock> holders(Case about, LockId pool, List<ThreadControlBlock> seen) {
        Set<String> callers = new HashSet<>();
        seen.forEach(waiter -> aboveRunLoop(own(waiter)).forEach(frame -> callers.add(place(frame))));
        return about.now().threads().stream()
                .filter(thread -> !thread.activity().idle() && !waitsFor(thread, pool))
                .filter(thread -> own(thread).stream().anyMatch(frame -> callers.contains(place(frame))))
                .toList();
    }

    /** What has only started a thread is below many that have nothing to do with each other. */
    private static List<StackFrame> aboveRunLoop(List<StackFrame> own) {
        int started = Math.max(1, own.size() / STARTING_PART);
        return own.subList(0, Math.max(1, own.size() - started));
    }

    private static String place(StackFrame frame) {
        return frame.className() + "." + frame.method();
    }

    /** How the sentences call it. */
    String name() {
        return kind == LockKind.SEMAPHORE ? "a permit of " + pool.shortText() : "something of the pool at " + place();
    }

    long oldestNanos(Case about) {
        return waiters.stream().mapToLong(about.now()::ageNanos).max().orElse(0);
    }

    long youngestNanos(Case about) {
        return waiters.stream().mapToLong(about.now()::ageNanos).min().orElse(0);
    }

    /** Whether nobody has got anything for {@code nanos}, and nobody is seen who has something to give back. */
    boolean isStuck(Case about, long nanos) {
        long since = about.now().atNanos() - nanos;
        boolean served = about.now().waits().between(since, about.now().atNanos()).stream()
                .filter(wait -> wait.lock().equals(pool))
                .mapToLong(FinishedWait::endNanos)
                .anyMatch(end -> end > since);
        return !served && holders.isEmpty() && youngestNanos(about) > nanos;
    }

    /** Where the waiters wait. */
    String place() {
        return site.get(0).shortText();
    }

    /** Whether it looks like workers that wait for work: nobody but a run loop below the wait. */
    boolean couldBeWorkers() {
        return site.size() <= 2 && !Lending.isNamedIn(site);
    }
}
