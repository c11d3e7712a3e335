package heddle.inspector.timeline;

import heddle.inspector.model.Snapshot;
import java.util.ArrayList;
import java.util.List;

/** The moments of a target up to one that counts as now, oldest first. Never changes. */
public final class Past {
    private static final long SECOND_NANOS = 1_000_000_000L;

    private final List<Snapshot> moments;

    /** @param moments oldest first, at least one */
    public Past(List<Snapshot> moments) {
        if (moments.isEmpty()) throw new IllegalArgumentException("a past needs a present");
        this.moments = List.copyOf(moments);
    }

    /** What a window alone tells: its two ends. */
    public static Past of(Window window) {
        return new Past(List.of(window.from(), window.to()));
    }

    /** The same past with what {@code now} knows more of the present; what came later is left out. */
    public Past endingWith(Snapshot now) {
        List<Snapshot> until = new ArrayList<>(moments);
        until.removeIf(moment -> moment.atNanos() >= now.atNanos());
        until.add(now);
        return new Past(until);
    }

    public Snapshot now() {
        return moments.get(moments.size() - 1);
    }

    public List<Snapshot> moments() {
        return moments;
    }

    /** The moments at most {@code nanos} ago, oldest first. */
    public List<Snapshot> within(long nanos) {
        return moments.subList(indexAtOrBefore(now().atNanos() - nanos - 1) + 1, moments.size());
    }

    /** Of the moments at most {@code nanos} ago one a second, the newest first. */
    public List<Snapshot> secondsWithin(long nanos) {
        List<Snapshot> within = within(nanos);
        List<Snapshot> seconds = new ArrayList<>();
        long due = now().atNanos();
        for (int i = within.size() - 1; i >= 0; i--) {
            if (within.get(i).atNanos() > due) continue;
            seconds.add(within.get(i));
            due = within.get(i).atNanos() - SECOND_NANOS;
        }
        return seconds;
    }

    /** The window from the newest moment at least {@code nanos} ago, or from the oldest, until now. */
    public Window last(long nanos) {
        return new Window(atOrBefore(now().atNanos() - nanos), now());
    }

    /**
     * Windows of at least {@code nanos} that ended now or not longer than twice that ago, the newest first: what was so in
     * one of them is still worth saying. None when the past is shorter.
     */
    public List<Window> spells(long nanos) {
        List<Window> spells = new ArrayList<>();
        long earliest = now().atNanos() - 2 * nanos;
        long due = now().atNanos();
        for (int i = moments.size() - 1; i >= 0 && moments.get(i).atNanos() > earliest; i--) {
            Snapshot end = moments.get(i);
            int from = indexAtOrBefore(end.atNanos() - nanos);
            if (from < 0) break;
            if (end.atNanos() > due) continue;
            spells.add(new Window(moments.get(from), i == moments.size() - 1 ? end : end.withEvents(now())));
            due = end.atNanos() - SECOND_NANOS;
        }
        return spells;
    }

    private Snapshot atOrBefore(long nanos) {
        return moments.get(Math.max(0, indexAtOrBefore(nanos)));
    }

    /** The index of the newest moment at or before {@code nanos}, -1 when there is none. */
    private int indexAtOrBefore(long nanos) {
        int low = 0;
        int high = moments.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (moments.get(middle).atNanos() <= nanos) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }
}
