package heddle.inspector.view;

/** Puts differently styled texts one after the other into one row, as far as there is room. */
final class Line {
    private final Frame frame;
    private final int row;
    private final int end;
    private int at;

    Line(Frame frame, int row, int from, int end) {
        this.frame = frame;
        this.row = row;
        this.end = end;
        at = from;
    }

    /** A line over the first row of an area. */
    static Line over(Frame frame, Rect area) {
        return new Line(frame, area.isEmpty() ? frame.rows() : area.top(), area.left(), area.right());
    }

    Line put(String text, Style style) {
        at = frame.put(row, at, text, style, end - at);
        return this;
    }

    Line plain(String text) {
        return put(text, Style.PLAIN);
    }

    Line dim(String text) {
        return put(text, Style.DIM);
    }

    Line bold(String text) {
        return put(text, Style.BOLD);
    }

    /** A name and its value, both or neither: half a figure would be a wrong one. */
    Line pair(String name, Style nameStyle, String value, Style valueStyle) {
        if (Columns.of(name) + Columns.of(value) > room()) return this;
        return put(name, nameStyle).put(value, valueStyle);
    }

    /** A dim name and a plain value, both or neither. */
    Line pair(String name, String value) {
        return pair(name, Style.DIM, value, Style.PLAIN);
    }

    Line skip(int columns) {
        at = Math.min(end, at + columns);
        return this;
    }

    int at() {
        return at;
    }

    int room() {
        return end - at;
    }
}
