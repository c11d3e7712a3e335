package heddle.inspector.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The last line of a screen: the keys of its table with a word each. When room is short the hints before the last two go
 * first, so that the way to the help and out of the program, which close every table, stay on the screen.
 */
public final class Footer {

    private static final int GAP = 2;
    private static final int ALWAYS_SHOWN = 2;

    private Footer() {}

    /** Paints the first row of an area. */
    public static void paint(Frame frame, Rect area, KeyTable<?> keys) {
        frame.fill(area.topRows(1), ' ', Style.FOOTER);
        for (Hint hint : hints(area, keys)) {
            int at = frame.put(area.top(), hint.from(), hint.binding().footerKey(), Style.FOOTER_KEY);
            frame.put(area.top(), at + 1, hint.binding().label(), Style.FOOTER);
        }
    }

    /** The key whose hint is drawn at a column of that area, so that a click presses it. */
    public static Optional<Key> keyAt(Rect area, KeyTable<?> keys, int column) {
        return hints(area, keys).stream()
                .filter(hint -> column >= hint.from() && column < hint.to())
                .map(hint -> hint.binding().keys().get(0))
                .findFirst();
    }

    private static List<Hint> hints(Rect area, KeyTable<?> keys) {
        List<Hint> hints = new ArrayList<>();
        int at = area.left() + 1;
        for (KeyBinding<?> binding : fitting(keys, area.width() - 1)) {
            int end = at + width(binding) - GAP;
            hints.add(new Hint(binding, at, end));
            at = end + GAP;
        }
        return hints;
    }

    private static List<KeyBinding<?>> fitting(KeyTable<?> keys, int columns) {
        List<KeyBinding<?>> shown = new ArrayList<>(keys.bindings());
        shown.removeIf(binding -> binding.label().isEmpty());
        while (shown.stream().mapToInt(Footer::width).sum() - GAP > columns && !shown.isEmpty()) {
            shown.remove(Math.max(0, shown.size() - 1 - ALWAYS_SHOWN));
        }
        return shown;
    }

    private static int width(KeyBinding<?> binding) {
        return Columns.of(binding.footerKey()) + 1 + Columns.of(binding.label()) + GAP;
    }

    private record Hint(KeyBinding<?> binding, int from, int to) {}
}
