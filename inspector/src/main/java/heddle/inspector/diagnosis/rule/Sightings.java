package heddle.inspector.diagnosis.rule;

import heddle.inspector.diagnosis.Case;
import heddle.inspector.model.Snapshot;
import heddle.inspector.model.ThreadControlBlock;
import heddle.inspector.timeline.Window;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** In how many of the recent moments each thread was seen at all, and doing something certain. */
final class Sightings {
    private static final class Count {
        int all;
        int hits;
    }

    private final Map<Long, Count> counts = new HashMap<>();
    private final List<ThreadControlBlock> living;

    private Sightings(List<ThreadControlBlock> living) {
        this.living = living;
    }

    /** Counts the threads that pass {@code counted} at the moments of the last {@code nanos}, and those that also pass {@code doing}. */
    static Sightings of(
            Case about, long nanos, Predicate<ThreadControlBlock> counted, Predicate<ThreadControlBlock> doing) {
        return of(about, about.past().within(nanos), counted, doing);
    }

    /** The same at chosen moments. */
    static Sightings of(
            Case about,
            List<Snapshot> moments,
            Predicate<ThreadControlBlock> counted,
            Predicate<ThreadControlBlock> doing) {
        Sightings sightings = new Sightings(about.now().threads());
        if (!isSeen(moments, counted.and(doing))) return sightings;
        for (Snapshot moment : moments) {
            for (ThreadControlBlock thread : moment.threads()) {
                if (counted.test(thread)) sightings.count(thread, doing.test(thread));
            }
        }
        return sightings;
    }

    /**
     * What nobody does is told at less cost: most of the time that is the answer. A thread to which nothing has happened since the
     * moment before keeps its block, and is not asked again.
     */
    @SuppressWarnings("ReferenceEquality") // an equal block that is another one is only asked once more
    private static boolean isSeen(List<Snapshot> moments, Predicate<ThreadControlBlock> sought) {
        List<ThreadControlBlock> before = List.of();
        for (Snapshot moment : moments) {
            List<ThreadControlBlock> threads = moment.threads();
            for (int i = 0; i < threads.size(); i++) {
                ThreadControlBlock thread = threads.get(i);
                boolean known = i < before.size() && before.get(i) == thread;
                if (!known && sought.test(thread)) return true;
            }
            before = threads;
        }
        return false;
    }

    private void count(ThreadControlBlock thread, boolean hit) {
        Count count = counts.computeIfAbsent(key(thread), key -> new Count());
        count.all++;
        if (hit) count.hits++;
    }

    private static long key(ThreadControlBlock thread) {
        return thread.tid() >= 0 ? -1L - thread.tid() : thread.javaId();
    }

    /** Percent of the moments at which the thread was doing it. */
    double percent(ThreadControlBlock thread) {
        Count count = counts.get(key(thread));
        return count == null ? 0 : Window.percent(count.hits, count.all);
    }

    /** Percent of the moments at which these threads together were doing it. */
    double percent(List<ThreadControlBlock> threads) {
        long hits = 0;
        long all = 0;
        for (ThreadControlBlock thread : threads) {
            Count count = counts.get(key(thread));
            if (count == null) continue;
            hits += count.hits;
            all += count.all;
        }
        return Window.percent(hits, all);
    }

    /** The living threads that did it at that many percent of the moments or more. */
    List<ThreadControlBlock> atLeast(double percent) {
        List<ThreadControlBlock> found = new ArrayList<>();
        for (ThreadControlBlock thread : living) {
            if (counts.containsKey(key(thread)) && percent(thread) >= percent) found.add(thread);
        }
        return found;
    }
}
