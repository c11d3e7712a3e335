package heddle.inspector.view;

import java.util.function.IntFunction;

/** A history strip of one row: one cell for each span of time, the newest at the right end. */
public final class Strip {

    private Strip() {}

    /** What one span of time looks like. Shared constants keep a screen full of strips free of garbage. */
    public record Cell(int glyph, Style style) {}

    /**
     * Draws the newest cells that fit.
     *
     * @param length number of cells there are
     * @param cells the cell of an index, 0 being the oldest
     */
    public static void paint(Frame frame, int row, int column, int width, int length, IntFunction<Cell> cells) {
        int shown = Math.min(width, length);
        for (int i = 0; i < shown; i++) {
            Cell cell = cells.apply(length - shown + i);
            frame.set(row, column + width - shown + i, cell.glyph(), cell.style());
        }
    }

    /**
     * Draws the newest cells that fit as an oscilloscope does: each span of time keeps its column and only the newest
     * cell moves on, which costs a slow link a seventh of the bytes of a shifting strip.
     */
    public static void sweep(Frame frame, int row, int column, int width, int length, IntFunction<Cell> cells) {
        for (int i = Math.max(0, length - width + 1); i < length; i++) {
            Cell cell = cells.apply(i);
            frame.set(row, column + i % width, cell.glyph(), cell.style());
        }
    }
}
