package heddle.inspector.view;

import java.util.function.Function;

/**
 * A column of a table.
 *
 * @param title heading, drawn in the alignment of the column
 * @param minWidth below this the column is dropped
 * @param maxWidth the column takes what is left over up to this
 * @param rank on a narrow screen the columns with the highest rank are dropped first; rank 0 is never dropped
 * @param cell paints one cell
 */
public record Column<R>(String title, Align align, int minWidth, int maxWidth, int rank, CellPainter<R> cell) {

    /** Where a heading and a short text stand. */
    public enum Align {
        LEFT,
        RIGHT
    }

    /** Paints what a row has to show into some columns of a line. */
    @FunctionalInterface
    public interface CellPainter<R> {
        void paint(Frame frame, int row, int column, int width, R item);
    }

    /** A column of text, left aligned, cut in the middle. */
    public static <R> Column<R> text(
            String title, int minWidth, int maxWidth, Function<R, String> text, Function<R, Style> style) {
        return new Column<>(title, Align.LEFT, minWidth, maxWidth, 0, (frame, row, column, width, item) -> {
            frame.put(row, column, Columns.middle(text.apply(item), width), style.apply(item), width);
        });
    }

    /** A column of figures, right aligned, of one width. */
    public static <R> Column<R> figure(String title, int width, Function<R, String> text, Function<R, Style> style) {
        return new Column<>(title, Align.RIGHT, width, width, 0, (frame, row, column, room, item) -> {
            frame.putRight(row, column + room, text.apply(item), style.apply(item), room);
        });
    }

    /** A column painted by the caller, such as a strip. */
    public static <R> Column<R> painted(String title, int minWidth, int maxWidth, CellPainter<R> cell) {
        return new Column<>(title, Align.LEFT, minWidth, maxWidth, 0, cell);
    }

    /** The same column with a rank for being dropped. */
    public Column<R> rank(int other) {
        return new Column<>(title, align, minWidth, maxWidth, other, cell);
    }

    /** The same column under another heading, such as one with a mark for the order of rows. */
    public Column<R> titled(String other) {
        return new Column<>(other, align, minWidth, maxWidth, rank, cell);
    }
}
