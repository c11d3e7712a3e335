package heddle.inspector.view;

/**
 * Which part of a list is on the screen and which row is selected.
 *
 * @param top index of the first visible row
 * @param selected index of the selected row
 */
public record Viewport(int top, int selected) {

    public static final Viewport START = new Viewport(0, 0);

    /** Selects the row that many rows on, as far as there are any, and scrolls no more than needed to show it. */
    public Viewport move(int by, int visibleRows, int count) {
        return select(selected + by, visibleRows, count);
    }

    /** Selects a row and scrolls no more than needed to show it. Both are clipped to what exists. */
    public Viewport select(int row, int visibleRows, int count) {
        int chosen = clip(row, 0, count - 1);
        int height = Math.max(1, visibleRows);
        int lowest = clip(count - height, 0, Integer.MAX_VALUE);
        return new Viewport(clip(clip(top, chosen - height + 1, chosen), 0, lowest), chosen);
    }

    /** The same part after the list or the screen changed its size. */
    public Viewport fit(int visibleRows, int count) {
        return select(selected, visibleRows, count);
    }

    private static int clip(int value, int low, int high) {
        return Math.max(low, Math.min(value, high));
    }
}
