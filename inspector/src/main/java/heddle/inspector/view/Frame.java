package heddle.inspector.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * One picture of the screen: a grid of cells, each a glyph with a {@link Style}.
 *
 * <p>Whatever is put, the grid stays drawable: controls and glyphs of unknown width are replaced (see {@link SafeText}),
 * a wide glyph owns two cells of one style, and overwriting half of it blanks the other half. Painting outside the grid
 * is clipped. A frame is filled by one painter and not changed after it is handed over.
 */
public final class Frame {

    /** Stands in the second cell of a wide glyph. */
    public static final int RIGHT_HALF = -1;

    private static final int STYLE_SHIFT = 21;
    private static final int GLYPH_MASK = (1 << STYLE_SHIFT) - 1;

    private final int rows;
    private final int columns;

    /** Glyph and style id packed into one number, so that two frames are compared at memory speed. */
    private final int[] cells;

    /** A blank frame. */
    public Frame(int rows, int columns) {
        this.rows = Math.max(0, rows);
        this.columns = Math.max(0, columns);
        cells = new int[this.rows * this.columns];
        Arrays.fill(cells, packed(' ', Style.PLAIN));
    }

    /** A blank frame of that height and width. */
    public static Frame of(Rect size) {
        return new Frame(size.height(), size.width());
    }

    public int rows() {
        return rows;
    }

    public int columns() {
        return columns;
    }

    public Rect bounds() {
        return Rect.screen(rows, columns);
    }

    /** The code point drawn in a cell, or {@link #RIGHT_HALF}. */
    public int glyph(int row, int column) {
        int glyph = cells[index(row, column)] & GLYPH_MASK;
        return glyph == GLYPH_MASK ? RIGHT_HALF : glyph;
    }

    public Style style(int row, int column) {
        return Style.ofId(styleId(row, column));
    }

    /** The {@link Style#id} of a cell. */
    public int styleId(int row, int column) {
        return cells[index(row, column)] >>> STYLE_SHIFT;
    }

    /** Puts text as far as the row goes. */
    public int put(int row, int column, String text, Style style) {
        return put(row, column, text, style, columns - column);
    }

    /**
     * Puts text into at most that many columns; a wide glyph that fits only by half is left out.
     *
     * @return the column after the last glyph
     */
    public int put(int row, int column, String text, Style style, int maxWidth) {
        String composed = SafeText.compose(text);
        int end = (int) Math.min(columns, (long) column + Math.max(0, maxWidth));
        int at = column;
        for (int i = 0; i < composed.length(); i += Character.charCount(composed.codePointAt(i))) {
            int glyph = SafeText.drawn(composed.codePointAt(i));
            int next = at + (glyph == 0 ? 0 : Width.of(glyph));
            if (next > end) {
                return at;
            }
            if (next > at) {
                set(row, at, glyph, style);
            }
            at = next;
        }
        return at;
    }

    /** Puts text so that it ends before that column; cut at its end when it takes more than the given width. */
    public void putRight(int row, int endColumn, String text, Style style, int maxWidth) {
        String cut = Columns.end(text, maxWidth);
        put(row, endColumn - Columns.of(cut), cut, style, maxWidth);
    }

    /** Puts differently styled texts one after the other; returns the column after the last glyph. */
    public int put(int row, int column, List<Span> spans, int maxWidth) {
        int at = column;
        for (Span span : spans) {
            int room = column + maxWidth - at;
            if (room <= 0) return ellipsis(row, at - 1);
            at = put(row, at, Columns.end(span.text(), room), span.style(), room);
        }
        return at;
    }

    /** Stands for the spans for which there is no room any more, in the style of the last one. */
    private int ellipsis(int row, int column) {
        if (contains(row, column)) set(row, column, Glyphs.ELLIPSIS.codePointAt(0), style(row, column));
        return column + 1;
    }

    /** Sets one glyph; outside the grid it has no effect, and what may not fit at the edge is replaced. */
    public void set(int row, int column, int codePoint, Style style) {
        int glyph = SafeText.drawn(codePoint);
        if (glyph == 0 || !contains(row, column)) {
            return;
        }
        if (column + 1 == columns) {
            write(row, column, atEdge(glyph), style);
            return;
        }
        write(row, column, glyph, style);
        if (Width.of(glyph) == 2) {
            write(row, column + 1, GLYPH_MASK, style);
        }
    }

    /** Fills a rectangle with one glyph of one column. */
    public void fill(Rect area, int codePoint, Style style) {
        Rect inside = area.intersect(bounds());
        for (int row = inside.top(); row < inside.bottom(); row++) {
            for (int column = inside.left(); column < inside.right(); column++) {
                set(row, column, codePoint, style);
            }
        }
    }

    /** Changes the style of each glyph in a rectangle, whole glyphs only: {@code restyle(row, s -> s.on(SELECTED))}. */
    public void restyle(Rect area, UnaryOperator<Style> change) {
        Rect inside = area.intersect(bounds());
        for (int row = inside.top(); row < inside.bottom(); row++) {
            for (int column = inside.left(); column < inside.right(); column++) {
                restyle(row, column, change);
            }
        }
    }

    /**
     * The first cell, counted row by row from that cell on, in which this frame differs from one of the same size.
     *
     * @return its number, row times columns plus column, or -1 when the rest is equal
     */
    public int firstDifference(Frame other, int fromCell) {
        int found = Arrays.mismatch(cells, fromCell, cells.length, other.cells, fromCell, other.cells.length);
        return found < 0 ? -1 : fromCell + found;
    }

    public boolean sameSize(Frame other) {
        return rows == other.rows && columns == other.columns;
    }

    /** The glyphs of each row, without trailing blanks. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>(rows);
        for (int row = 0; row < rows; row++) {
            StringBuilder line = new StringBuilder(columns);
            for (int column = 0; column < columns; column++) {
                int glyph = glyph(row, column);
                if (glyph != RIGHT_HALF) {
                    line.appendCodePoint(glyph);
                }
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Frame that && sameSize(that) && Arrays.equals(cells, that.cells);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(cells);
    }

    /** The {@link #lines} joined. */
    @Override
    public String toString() {
        return String.join("\n", lines());
    }

    private void restyle(int row, int column, UnaryOperator<Style> change) {
        int glyph = glyph(row, column);
        if (glyph != RIGHT_HALF) {
            set(row, column, glyph, change.apply(style(row, column)));
        }
    }

    /** Writes one cell and blanks the half of a wide glyph that this leaves without its other half. */
    private void write(int row, int column, int glyph, Style style) {
        int index = index(row, column);
        boolean wasRightHalf = (cells[index] & GLYPH_MASK) == GLYPH_MASK;
        if (wasRightHalf && glyph != GLYPH_MASK) {
            blank(index - 1);
        }
        if (column + 1 < columns && !wasRightHalf && (cells[index + 1] & GLYPH_MASK) == GLYPH_MASK) {
            blank(index + 1);
        }
        cells[index] = packed(glyph, style);
    }

    /** In the last column there is no room for a glyph that is wide, nor for one that may turn out to be. */
    private static int atEdge(int glyph) {
        if (Width.of(glyph) == 2) {
            return ' ';
        }
        return Width.isAgreed(glyph) ? glyph : SafeText.REPLACEMENT;
    }

    private void blank(int index) {
        cells[index] = (cells[index] & ~GLYPH_MASK) | ' ';
    }

    private boolean contains(int row, int column) {
        return row >= 0 && row < rows && column >= 0 && column < columns;
    }

    private int index(int row, int column) {
        return row * columns + column;
    }

    private static int packed(int glyph, Style style) {
        return (style.id() << STYLE_SHIFT) | glyph;
    }
}
