package heddle.samples.truth;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The latest spans of time one thread spent in one way, kept in a ring (which costs nothing until the first is over).
 *
 * <p>One thread writes, any thread reads, nobody locks: an entry is written before the count that publishes it. The span
 * that is still going on is known by its start alone. A reader may see it both open and already closed; then the closed
 * one ends after the open one began, and the open one is left out.
 */
final class Intervals {

    private static final long NONE = Long.MIN_VALUE;

    private final int capacity;
    private long[] starts = {};
    private long[] ends = {};
    private final AtomicLong closed = new AtomicLong();
    private final AtomicLong openedAt = new AtomicLong(NONE);

    Intervals(int capacity) {
        this.capacity = capacity;
    }

    /** Begins a span, or moves the beginning of the open one. */
    void open(long startNanos) {
        openedAt.lazySet(startNanos);
    }

    /** Ends the open span. */
    void close(long endNanos) {
        add(openedAt.getPlain(), endNanos);
        discard();
    }

    /** Forgets the open span. */
    void discard() {
        openedAt.lazySet(NONE);
    }

    void add(long startNanos, long endNanos) {
        long count = closed.getPlain();
        if (count == 0) {
            starts = new long[capacity];
            ends = new long[capacity];
        }
        int slot = (int) (count % capacity);
        starts[slot] = startNanos;
        ends[slot] = endNanos;
        closed.setRelease(count + 1);
    }

    /**
     * The spans that overlap the window, whole, latest first.
     *
     * @throws IllegalArgumentException when the ring no longer reaches back to the beginning of the window
     */
    List<Interval> during(Window window) {
        List<Interval> found = new ArrayList<>();
        long open = openedAt.getAcquire();
        long count = closed.getAcquire();
        if (open != NONE
                && open < window.toNanos()
                && (count == 0 || open >= at(count - 1).endNanos())) {
            found.add(new Interval(open, Interval.OPEN));
        }
        addClosed(window, count, found);
        return found;
    }

    private void addClosed(Window window, long count, List<Interval> found) {
        for (long index = count - 1; index >= 0; index--) {
            requireKept(index);
            Interval interval = at(index);
            if (interval.endNanos() <= window.fromNanos()) {
                return;
            }
            if (interval.overlaps(window.interval())) {
                found.add(interval);
            }
        }
    }

    /** The slot being overwritten next may be torn, so it does not count as kept. */
    private void requireKept(long index) {
        if (closed.getAcquire() - index >= capacity) {
            throw new IllegalArgumentException("the window is older than what the program remembers");
        }
    }

    private Interval at(long index) {
        int slot = (int) (index % capacity);
        return new Interval(starts[slot], ends[slot]);
    }

    /** Nanoseconds of the window that were spent in these spans. */
    long nanosDuring(Window window) {
        return during(window).stream()
                .mapToLong(interval -> interval.commonNanos(window.interval()))
                .sum();
    }
}
