package heddle.inspector.view;

import heddle.inspector.model.Strip.Cell;
import java.util.ArrayList;
import java.util.List;

/** What a thread did lately, a second a cell. */
final class History {
    /** Seconds there can be. */
    static final int LONGEST = heddle.inspector.model.Strip.CAPACITY;

    private static final int MOST_ASKED = 64;
    private static final Cell[] CELLS = Cell.values();

    private History() {}

    /** Paints the newest seconds so that the last one stands at the right end. */
    static void paint(Frame frame, int row, int column, int width, ThreadRow thread) {
        heddle.inspector.model.Strip strip = thread.history();
        int length = strip.length();
        Strip.paint(
                frame,
                row,
                column,
                width,
                length,
                index -> Mark.of(strip.at(length - 1 - index)).painted());
    }

    /** What most of some threads did in each second. Of many, every so-manieth is asked. */
    static void paint(Frame frame, int row, int column, int width, List<ThreadRow> threads) {
        int step = 1 + (threads.size() - 1) / MOST_ASKED;
        List<heddle.inspector.model.Strip> strips = new ArrayList<>(MOST_ASKED);
        for (int i = 0; i < threads.size(); i += step) strips.add(threads.get(i).history());
        int length = strips.stream()
                .mapToInt(heddle.inspector.model.Strip::length)
                .max()
                .orElse(0);
        Strip.paint(
                frame,
                row,
                column,
                width,
                length,
                index -> Mark.of(most(strips, length - 1 - index)).painted());
    }

    private static Cell most(List<heddle.inspector.model.Strip> strips, int age) {
        int[] counts = new int[CELLS.length];
        for (heddle.inspector.model.Strip strip : strips) counts[strip.at(age).ordinal()]++;
        int most = Cell.UNKNOWN.ordinal();
        counts[most] = 0;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > counts[most]) most = i;
        }
        return CELLS[most];
    }
}
