package heddle.inspector.view;

/** A horizontal bar of one row. */
public final class Bar {

    private static final int EIGHTHS = 8;

    private Bar() {}

    /** Fills a share (0 to 1, clipped) of the width in eighths of a column; the rest is drawn as dots. */
    public static void paint(Frame frame, int row, int column, int width, double share, Style filled) {
        int eighths = (int) Math.round(Math.max(0, Math.min(1, share)) * width * EIGHTHS);
        for (int i = 0; i < width; i++) {
            int part = Math.min(EIGHTHS, eighths - i * EIGHTHS);
            if (part > 0) {
                frame.set(row, column + i, Glyphs.EIGHTHS.charAt(part - 1), filled);
            } else {
                frame.set(row, column + i, '·', Style.DIM);
            }
        }
    }
}
