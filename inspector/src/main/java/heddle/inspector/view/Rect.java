package heddle.inspector.view;

/**
 * A rectangle of cells; rows and columns count from 0 at the top left of the screen.
 *
 * <p>Parts are clipped to the rectangle they are taken from, so a layout that runs out of room ends in empty
 * rectangles, never in negative ones.
 */
public record Rect(int top, int left, int height, int width) {

    public Rect {
        height = Math.max(0, height);
        width = Math.max(0, width);
    }

    /** The whole of a screen with that many rows and columns. */
    public static Rect screen(int rows, int columns) {
        return new Rect(0, 0, rows, columns);
    }

    /** The first row below. */
    public int bottom() {
        return top + height;
    }

    /** The first column to the right. */
    public int right() {
        return left + width;
    }

    public boolean isEmpty() {
        return height == 0 || width == 0;
    }

    public boolean contains(int row, int column) {
        return row >= top && row < bottom() && column >= left && column < right();
    }

    public Rect topRows(int rows) {
        return new Rect(top, left, within(rows, height), width);
    }

    public Rect bottomRows(int rows) {
        return withoutTop(height - within(rows, height));
    }

    public Rect withoutTop(int rows) {
        int cut = within(rows, height);
        return new Rect(top + cut, left, height - cut, width);
    }

    public Rect withoutBottom(int rows) {
        return topRows(height - within(rows, height));
    }

    public Rect leftColumns(int columns) {
        return new Rect(top, left, height, within(columns, width));
    }

    public Rect rightColumns(int columns) {
        return withoutLeft(width - within(columns, width));
    }

    public Rect withoutLeft(int columns) {
        int cut = within(columns, width);
        return new Rect(top, left + cut, height, width - cut);
    }

    public Rect withoutRight(int columns) {
        return leftColumns(width - within(columns, width));
    }

    /** The rectangle left when that many rows and columns are taken from each side. */
    public Rect inset(int rows, int columns) {
        return withoutTop(rows).withoutBottom(rows).withoutLeft(columns).withoutRight(columns);
    }

    /** A rectangle of at most that size in the middle of this one. */
    public Rect centered(int rows, int columns) {
        int h = within(rows, height);
        int w = within(columns, width);
        return new Rect(top + (height - h) / 2, left + (width - w) / 2, h, w);
    }

    public Rect intersect(Rect other) {
        int t = Math.max(top, other.top);
        int l = Math.max(left, other.left);
        return new Rect(t, l, Math.min(bottom(), other.bottom()) - t, Math.min(right(), other.right()) - l);
    }

    private static int within(int part, int whole) {
        return Math.max(0, Math.min(part, whole));
    }
}
