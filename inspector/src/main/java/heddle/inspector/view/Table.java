package heddle.inspector.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Rows in columns under a heading, with a selected row.
 *
 * <p>The selected row carries a mark, and a ground under the column that names it; the rest of the row keeps its own
 * look. A selection over whole rows would cost a slow link several times the bytes.
 *
 * @param columns in drawing order
 * @param naming which column names a row, counted from 1
 */
public record Table<R>(List<Column<R>> columns, int naming) {

    private static final int MARK_WIDTH = 1;
    private static final int GAP = 1;

    public Table {
        columns = List.copyOf(columns);
    }

    /** Rows of items that an area can show below the heading. */
    public static int visibleRows(Rect area) {
        return Math.max(0, area.height() - 1);
    }

    /** The index of the item drawn at a row of the screen, or -1. */
    public static int itemAt(Rect area, int screenRow, Viewport viewport, int count) {
        int index = viewport.top() + screenRow - area.top() - 1;
        boolean inside = screenRow > area.top() && screenRow < area.bottom();
        return inside && index < count ? index : -1;
    }

    /** Paints the heading and the items that the viewport shows. */
    public void paint(Frame frame, Rect area, List<R> items, Viewport viewport) {
        List<Placed<R>> placed = place(area);
        frame.fill(area.topRows(1), ' ', Style.BOLD);
        placed.forEach(column -> column.paintTitle(frame, area.top()));
        int rows = Math.min(visibleRows(area), items.size() - viewport.top());
        for (int i = 0; i < rows; i++) {
            int index = viewport.top() + i;
            paintRow(frame, area.top() + 1 + i, placed, items.get(index));
            if (index == viewport.selected()) {
                select(frame, area.top() + 1 + i, area.left(), placed);
            }
        }
    }

    private void paintRow(Frame frame, int row, List<Placed<R>> placed, R item) {
        for (Placed<R> column : placed) {
            column.column().cell().paint(frame, row, column.at(), column.width(), item);
        }
    }

    private void select(Frame frame, int row, int left, List<Placed<R>> placed) {
        frame.put(row, left, Glyphs.MARK, Style.BOLD);
        Column<R> name = columns.get(naming - 1);
        for (Placed<R> each : placed) {
            if (each.column().equals(name)) {
                Rect cell = new Rect(row, each.at(), 1, each.width());
                frame.restyle(cell, style -> style.on(Ground.SELECTED));
            }
        }
    }

    /** Drops columns until the rest fits, then shares out what is left over from the left. */
    private List<Placed<R>> place(Rect area) {
        List<Column<R>> kept = new ArrayList<>(columns);
        int room = area.width() - MARK_WIDTH;
        while (minimum(kept) > room && kept.stream().anyMatch(column -> column.rank() > 0)) {
            kept.remove(kept.stream().max(Comparator.comparingInt(Column::rank)).orElseThrow());
        }
        List<Placed<R>> placed = new ArrayList<>();
        int spare = Math.max(0, room - minimum(kept));
        int at = area.left() + MARK_WIDTH;
        for (Column<R> column : kept) {
            int extra = Math.min(spare, column.maxWidth() - column.minWidth());
            int width = Math.max(0, Math.min(column.minWidth() + extra, area.right() - at));
            placed.add(new Placed<>(column, at, width));
            spare -= extra;
            at += width + GAP;
        }
        return placed;
    }

    private int minimum(List<Column<R>> kept) {
        return kept.stream().mapToInt(column -> column.minWidth() + GAP).sum() - GAP;
    }

    /** A column where it is drawn. */
    private record Placed<R>(Column<R> column, int at, int width) {

        int end() {
            return at + width;
        }

        void paintTitle(Frame frame, int row) {
            if (column.align() == Column.Align.RIGHT) {
                frame.putRight(row, end(), column.title(), Style.BOLD, width);
            } else {
                frame.put(row, at, Columns.end(column.title(), width), Style.BOLD, width);
            }
        }
    }
}
