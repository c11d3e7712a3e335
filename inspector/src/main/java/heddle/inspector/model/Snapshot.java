package heddle.inspector.model;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One moment of the target, everything joined.
 *
 * @param atNanos the moment, {@code at} the same on the wall clock
 * @param startedNanos when observation began
 * @param threads live threads in {@link #ORDER}
 * @param terminated threads that ended in the last minute, oldest first, as they were last seen; only the newest are kept
 * @param turnover threads that came and went since observation began
 * @param locks accounts of every lock somebody was seen waiting for, cumulative since observation began
 * @param waits finished waits of the last minute
 * @param memory its address space when it was last read, or null when nobody asked for it
 * @param sources what works, what does not and what it costs
 * @param particulars what is read of it more seldom
 * @param ended how the target ended, or null while it lives
 */
public record Snapshot(
        Target target,
        long atNanos,
        Instant at,
        long startedNanos,
        List<ThreadControlBlock> threads,
        List<ThreadControlBlock> terminated,
        Turnover turnover,
        Map<LockId, LockAccount> locks,
        WaitLog waits,
        @Nullable MemoryMap memory,
        SourceStatus sources,
        Particulars particulars,
        @Nullable Ending ended) {

    /** The order of threads: by native id, unmounted virtual threads by Java id at the end. */
    public static final Comparator<ThreadControlBlock> ORDER = Snapshot::compare;

    public Snapshot {
        threads = List.copyOf(inOrder(threads));
    }

    private static int compare(ThreadControlBlock one, ThreadControlBlock other) {
        if (one.isUnmounted() != other.isUnmounted()) return one.isUnmounted() ? 1 : -1;
        return one.isUnmounted() ? Long.compare(one.javaId(), other.javaId()) : Integer.compare(one.tid(), other.tid());
    }

    private static List<ThreadControlBlock> inOrder(List<ThreadControlBlock> threads) {
        for (int i = 1; i < threads.size(); i++) {
            if (ORDER.compare(threads.get(i - 1), threads.get(i)) > 0) {
                return threads.stream().sorted(ORDER).toList();
            }
        }
        return threads;
    }

    /** How and when the target ended. */
    public record Ending(String how, Instant at) {}

    public Optional<ThreadControlBlock> byTid(int tid) {
        return threads.stream().filter(thread -> thread.tid() == tid).findFirst();
    }

    public Optional<ThreadControlBlock> byJavaId(long javaId) {
        return threads.stream()
                .filter(thread -> thread.javaId() == javaId && javaId >= 0)
                .findFirst();
    }

    /** Live threads in a state. */
    public long count(ThreadState state) {
        return threads.stream()
                .filter(thread -> thread.activity().state() == state)
                .count();
    }

    /** This moment with what a later snapshot has learnt of it: its recorded waits, and the end of the target soon after. */
    public Snapshot withEvents(Snapshot later) {
        return new Snapshot(
                target,
                atNanos,
                at,
                startedNanos,
                threads,
                terminated,
                turnover,
                locks,
                later.waits,
                memory,
                sources.recordedUpTo(later.sources.recordedUpToNanos()),
                particulars,
                ended == null ? later.ended : ended);
    }

    /** This moment without its recorded waits, which are many. */
    public Snapshot withoutEvents() {
        return new Snapshot(
                target,
                atNanos,
                at,
                startedNanos,
                threads,
                terminated,
                turnover,
                locks,
                WaitLog.EMPTY,
                memory,
                sources,
                particulars,
                ended);
    }

    /** How long the thread is in its state, in nanoseconds. */
    public long ageNanos(ThreadControlBlock thread) {
        return Math.max(0, atNanos - thread.sinceNanos());
    }
}
