package heddle.inspector.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which threads are told as one row.
 *
 * @param by what they have in common
 * @param opened the folds that are followed by their threads
 */
record Folds(FoldBy by, Set<ThreadFold.Key> opened) {
    static final Folds NONE = new Folds(FoldBy.NOTHING, Set.of());

    Folds {
        opened = Set.copyOf(opened);
    }

    /** Folded by the next thing, all of it closed. */
    Folds next() {
        return new Folds(by.next(), Set.of());
    }

    boolean isOpen(ThreadFold.Key key) {
        return opened.contains(key);
    }

    /** Whether a thread stands below the row of its fold. */
    boolean isInside(ThreadRow row) {
        return !opened.isEmpty() && opened.contains(by.key(row));
    }

    Folds open(ThreadFold.Key key, boolean open) {
        Set<ThreadFold.Key> changed = new HashSet<>(opened);
        boolean different = open ? changed.add(key) : changed.remove(key);
        return different ? new Folds(by, changed) : this;
    }

    /** A row for all threads that are alike; who is like nobody keeps his own. */
    List<ThreadItem> fold(List<ThreadRow> threads) {
        Map<ThreadFold.Key, List<ThreadRow>> alike = new LinkedHashMap<>();
        for (ThreadRow row : threads) {
            alike.computeIfAbsent(by.key(row), key -> new ArrayList<>()).add(row);
        }
        List<ThreadItem> items = new ArrayList<>(alike.size());
        alike.forEach((key, rows) -> items.add(rows.size() == 1 ? rows.get(0) : new ThreadFold(key, rows)));
        return items;
    }

    /** The same rows, each opened fold followed by its threads in that order. */
    List<ThreadItem> open(List<ThreadItem> folded, Comparator<? super ThreadItem> order) {
        if (opened.isEmpty()) return folded;
        List<ThreadItem> items = new ArrayList<>(folded.size());
        for (ThreadItem item : folded) {
            items.add(item);
            if (item instanceof ThreadFold fold && isOpen(fold.identity())) {
                fold.members().stream().sorted(order).forEach(items::add);
            }
        }
        return items;
    }
}
