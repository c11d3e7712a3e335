package heddle.inspector.timeline;

import heddle.inspector.model.Snapshot;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The recent past: every snapshot of the last seconds, one a second of the last ten minutes, the latter without recorded
 * waits.
 *
 * <p>Blocks of idle threads are shared between snapshots. Used by one thread.
 */
public final class Timeline {
    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final long FINE_NANOS = 12 * SECOND_NANOS;
    private static final long KEPT_NANOS = 600 * SECOND_NANOS;

    private final Deque<Snapshot> coarse = new ArrayDeque<>();
    private final Deque<Snapshot> fine = new ArrayDeque<>();

    /** Adds the newest snapshot. */
    public void add(Snapshot snapshot) {
        fine.addLast(snapshot);
        while (snapshot.atNanos() - fine.getFirst().atNanos() > FINE_NANOS) {
            thin(fine.removeFirst());
        }
        while (!coarse.isEmpty() && snapshot.atNanos() - coarse.getFirst().atNanos() > KEPT_NANOS) {
            coarse.removeFirst();
        }
    }

    private void thin(Snapshot old) {
        if (coarse.isEmpty() || old.atNanos() - coarse.getLast().atNanos() >= SECOND_NANOS)
            coarse.addLast(old.withoutEvents());
    }

    public Optional<Snapshot> latest() {
        return Optional.ofNullable(fine.peekLast());
    }

    /** The newest snapshot that is at least so old, or the oldest there is. */
    public Optional<Snapshot> ago(long nanos) {
        return latest().map(now -> atOrBefore(now.atNanos() - nanos));
    }

    private Snapshot atOrBefore(long nanos) {
        Snapshot oldest = fine.getFirst();
        for (Iterator<Snapshot> newestFirst = fine.descendingIterator(); newestFirst.hasNext(); ) {
            Snapshot snapshot = newestFirst.next();
            if (snapshot.atNanos() <= nanos) return snapshot;
            oldest = snapshot;
        }
        for (Iterator<Snapshot> newestFirst = coarse.descendingIterator(); newestFirst.hasNext(); ) {
            Snapshot snapshot = newestFirst.next();
            oldest = snapshot;
            if (snapshot.atNanos() <= nanos) return snapshot;
        }
        return oldest;
    }

    /** All that is remembered; there must be a moment. */
    public Past past() {
        List<Snapshot> moments = new ArrayList<>(size());
        moments.addAll(coarse);
        moments.addAll(fine);
        return new Past(moments);
    }

    public int size() {
        return coarse.size() + fine.size();
    }
}
