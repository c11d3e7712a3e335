package heddle.inspector.view;

import heddle.inspector.diagnosis.Diagnosis;
import heddle.inspector.model.ControlField;
import heddle.inspector.model.LockId;
import heddle.inspector.model.MemoryMap;
import heddle.inspector.model.Snapshot;
import heddle.inspector.model.ThreadControlBlock;
import heddle.inspector.model.ThreadRef;
import heddle.inspector.timeline.RecordedPins;
import heddle.inspector.timeline.Window;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one process at one moment, with everything summed up that drawing needs. Making one walks all
 * threads, which is why it is made once a tick and not once a frame.
 */
public final class Picture {
    private final Window shares;
    private final Diagnosis diagnosis;
    private final Trend trend;
    private final List<ThreadRow> threads;
    private final List<LockRow> locks;
    private final List<SegmentRow> segments;
    private final List<FindingRow> findings;
    private final Census census;
    private final Census kernelThreads;
    private final Flow flow;
    private final Snapshot lately;
    private final Map<Long, List<ThreadRow>> waiters = new HashMap<>();

    /**
     * @param shares the last few seconds up to the moment shown; shares, rates and the cost are taken over it. A window
     *     of no length (the first look) makes them unknown
     * @param diagnosis locks, deadlocks and findings, up to the same moment
     * @param lately the moment since which a change is news
     */
    public Picture(Window shares, Diagnosis diagnosis, Trend trend, Snapshot lately) {
        this.shares = shares;
        this.diagnosis = diagnosis;
        this.trend = trend;
        threads = rows(shares);
        locks = diagnosis.locks().stream().map(LockRow::of).toList();
        findings = FindingRow.of(diagnosis.findings());
        MemoryMap memory = snapshot().memory();
        segments = memory == null ? List.of() : SegmentRow.of(memory);
        census = new Census(threads);
        kernelThreads = census.virtual() == 0 ? census : Census.ofKernelThreads(threads);
        flow = Flow.of(shares, threads);
        this.lately = lately;
        threads.forEach(this::index);
        waiters.values()
                .forEach(rows ->
                        rows.sort(Comparator.comparingLong(ThreadRow::ageNanos).reversed()));
    }

    private static List<ThreadRow> rows(Window shares) {
        List<ThreadControlBlock> now = shares.to().threads();
        List<@Nullable ThreadControlBlock> then = shares.beginnings();
        Map<Long, Integer> waiting = countWaiters(now);
        List<ThreadRow> rows = new ArrayList<>(now.size());
        for (int i = 0; i < now.size(); i++) {
            ThreadControlBlock thread = now.get(i);
            int waiters = waiting.isEmpty() ? 0 : waiting.getOrDefault(ownerKey(thread.javaId(), thread.tid()), 0);
            rows.add(ThreadRow.of(thread, then.get(i), shares, waiters));
        }
        return Collections.unmodifiableList(rows);
    }

    private static Map<Long, Integer> countWaiters(List<ThreadControlBlock> threads) {
        Map<Long, Integer> waiting = new HashMap<>();
        for (ThreadControlBlock thread : threads) {
            ThreadRef owner = thread.isHeldUp() ? thread.owner() : null;
            if (owner != null) waiting.merge(ownerKey(owner.javaId(), owner.tid()), 1, Integer::sum);
        }
        return waiting;
    }

    private void index(ThreadRow row) {
        ThreadRef owner = row.block().isHeldUp() ? row.block().owner() : null;
        if (owner != null) {
            waiters.computeIfAbsent(ownerKey(owner.javaId(), owner.tid()), key -> new ArrayList<>())
                    .add(row);
        }
    }

    private static long ownerKey(long javaId, int tid) {
        return javaId >= 0 ? javaId : -2L - tid;
    }

    public Snapshot snapshot() {
        return shares.to();
    }

    /** CPUs used over the window, NaN before there is one; what a {@link Trend} wants once a second. */
    public double coresUsed() {
        return flow.cores();
    }

    Window shares() {
        return shares;
    }

    Diagnosis diagnosis() {
        return diagnosis;
    }

    Trend trend() {
        return trend;
    }

    /** All threads, ordered by native id. */
    List<ThreadRow> threads() {
        return threads;
    }

    /** Locks somebody waited for, largest loss first. */
    List<LockRow> locks() {
        return locks;
    }

    /** Segments of its address space, none before it was read. */
    List<SegmentRow> segments() {
        return segments;
    }

    /** What is wrong, the worst first. */
    List<FindingRow> findings() {
        return findings;
    }

    /** Of all threads in the list, virtual ones included. */
    Census census() {
        return census;
    }

    /** Of the threads that the kernel knows: those in the state diagram of the process. */
    Census kernelThreads() {
        return kernelThreads;
    }

    Flow flow() {
        return flow;
    }

    /** The process's control block, put into words anew at each call; empty before it was read. */
    List<ControlRow> fields() {
        return ControlRows.of(snapshot());
    }

    /** How long carriers were kept by virtual threads that waited, found anew at each call. */
    RecordedPins pins() {
        return new RecordedPins(shares);
    }

    /** Fields of it that are others than a moment ago, found anew at each call. */
    Set<ControlField> news() {
        return ControlRows.changed(snapshot(), lately);
    }

    Optional<ThreadRow> thread(long key) {
        return first(row -> row.key() == key);
    }

    private Optional<ThreadRow> first(Predicate<ThreadRow> wanted) {
        for (ThreadRow row : threads) {
            if (wanted.test(row)) return Optional.of(row);
        }
        return Optional.empty();
    }

    Optional<ThreadRow> thread(ThreadControlBlock block) {
        return thread(ThreadRow.key(block));
    }

    /** A thread named by another one. */
    Optional<ThreadRow> thread(ThreadRef named) {
        return named.javaId() >= 0 ? first(row -> row.block().javaId() == named.javaId()) : thread(named.tid());
    }

    /** The virtual thread that a thread carries. */
    Optional<ThreadRow> carriedBy(ThreadRow carrier) {
        long javaId = carrier.block().javaId();
        boolean none = javaId < 0 || census.virtual() == 0;
        return none ? Optional.empty() : first(row -> isOn(row.block().carrier(), javaId));
    }

    private static boolean isOn(@Nullable ThreadRef carrier, long javaId) {
        return carrier != null && carrier.javaId() == javaId;
    }

    Optional<LockRow> lock(LockId key) {
        return locks.stream().filter(row -> row.key().equals(key)).findFirst();
    }

    /** The owner of what a thread waits on, as far as it is known and alive. */
    Optional<ThreadRow> ownerFor(ThreadRow waiter) {
        return Optional.ofNullable(waiter.block().owner()).flatMap(this::thread);
    }

    boolean isDeadlocked(ThreadRow row) {
        return diagnosis.deadlocks().stream()
                .flatMap(deadlock -> deadlock.members().stream())
                .anyMatch(member -> ThreadRow.key(member.thread()) == row.key());
    }

    /** Threads that wait for what {@code owner} holds, longest first. */
    List<ThreadRow> waitersOf(ThreadRow owner) {
        ThreadControlBlock block = owner.block();
        return waiters.getOrDefault(ownerKey(block.javaId(), block.tid()), List.of());
    }
}
