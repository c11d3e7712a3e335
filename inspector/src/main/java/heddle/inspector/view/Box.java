package heddle.inspector.view;

/** Lines around and between parts of a screen. */
public final class Box {

    private static final int MIN_WIDTH_FOR_TITLE = 6;

    private Box() {}

    /** Draws a frame of lines with a title in its top edge; returns the room inside. */
    public static Rect paint(Frame frame, Rect area, String title, Style line, Style titleStyle) {
        if (area.height() < 2 || area.width() < 2) {
            return area.inset(1, 1);
        }
        int last = area.right() - 1;
        int bottom = area.bottom() - 1;
        frame.fill(area.topRows(1), '─', line);
        frame.fill(area.bottomRows(1), '─', line);
        frame.fill(area.leftColumns(1), '│', line);
        frame.fill(area.rightColumns(1), '│', line);
        frame.set(area.top(), area.left(), '┌', line);
        frame.set(area.top(), last, '┐', line);
        frame.set(bottom, area.left(), '└', line);
        frame.set(bottom, last, '┘', line);
        title(frame, area, title, titleStyle);
        return area.inset(1, 1);
    }

    /** Draws a line across the first row of an area, with a title at its left and a hint at its right end. */
    public static void rule(Frame frame, Rect area, String title, Style titleStyle, String hint) {
        frame.fill(area.topRows(1), '─', Style.DIM);
        title(frame, area, title, titleStyle);
        int room = area.width() - Columns.of(title) - 2 * MIN_WIDTH_FOR_TITLE;
        if (!hint.isEmpty() && Columns.of(hint) <= room) {
            frame.putRight(area.top(), area.right() - 2, " " + hint + " ", Style.DIM, room + 2);
        }
    }

    private static void title(Frame frame, Rect area, String title, Style style) {
        int room = area.width() - MIN_WIDTH_FOR_TITLE;
        if (!title.isEmpty() && room > 0) {
            frame.put(area.top(), area.left() + 2, " " + Columns.middle(title, room) + " ", style);
        }
    }
}
