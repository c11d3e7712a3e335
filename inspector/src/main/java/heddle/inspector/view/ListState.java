package heddle.inspector.view;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the user made of one list.
 *
 * @param key the selected row, by identity so that it stays selected wherever it moves; null while the list is empty
 * @param view where that row is now, and which rows are shown
 * @param chosen whether the user selected it; otherwise Heddle may select something better
 * @param filter the filter line, empty for all rows
 */
record ListState<K, O extends Order<?>>(
        @Nullable K key, Viewport view, boolean chosen, O order, boolean inverted, String filter) {

    static <K, O extends Order<?>> ListState<K, O> by(O order) {
        return new ListState<>(null, Viewport.START, false, order, false, "");
    }

    ListState<K, O> select(@Nullable K newKey, Viewport newView) {
        boolean same = Objects.equals(key, newKey) && view.equals(newView);
        return same ? this : new ListState<>(newKey, newView, chosen, order, inverted, filter);
    }

    ListState<K, O> choose(K newKey) {
        return new ListState<>(newKey, view, true, order, inverted, filter);
    }

    ListState<K, O> sort(O newOrder) {
        return new ListState<>(key, view, chosen, newOrder, false, filter);
    }

    ListState<K, O> invert() {
        return new ListState<>(key, view, chosen, order, !inverted, filter);
    }

    ListState<K, O> filter(String newFilter) {
        return new ListState<>(key, view, chosen, order, inverted, newFilter);
    }
}
