package heddle.inspector.view;

/** A small curve of one row: the newest values of a series, the last one at the right end. */
public final class Spark {

    private static final int BRAILLE_BLANK = 0x2800;

    /** Dots of a braille cell filled from the bottom, 0 to 4 high, left and right column. */
    private static final int[] LEFT_DOTS = {0x00, 0x40, 0x44, 0x46, 0x47};

    private static final int[] RIGHT_DOTS = {0x00, 0x80, 0xA0, 0xB0, 0xB8};

    private Spark() {}

    /**
     * Draws one value a column in eighths of {@code max}. Anything above 0 is at least the lowest step, NaN is left blank
     * (no value is known).
     */
    public static void paint(Frame frame, int row, int column, int width, double[] values, double max, Style style) {
        int from = Math.max(0, values.length - width);
        int shift = width - (values.length - from);
        for (int i = from; i < values.length; i++) {
            if (!Double.isNaN(values[i])) {
                frame.set(row, column + shift + i - from, level(values[i], max), style);
            }
        }
    }

    /** Draws two values a column in quarters of {@code max} with braille dots; NaN counts as 0. */
    public static void braille(Frame frame, int row, int column, int width, double[] values, double max, Style style) {
        for (int i = 0; i < width; i++) {
            int right = values.length - 2 * (width - 1 - i) - 1;
            int dots = LEFT_DOTS[quarters(values, right - 1, max)] | RIGHT_DOTS[quarters(values, right, max)];
            frame.set(row, column + i, BRAILLE_BLANK + dots, style);
        }
    }

    private static int level(double value, double max) {
        int steps = steps(value, max, Glyphs.LEVELS.length());
        return steps == 0 ? ' ' : Glyphs.LEVELS.charAt(steps - 1);
    }

    private static int quarters(double[] values, int index, double max) {
        return index < 0 ? 0 : steps(values[index], max, LEFT_DOTS.length - 1);
    }

    private static int steps(double value, double max, int count) {
        if (!(value > 0) || !(max > 0)) {
            return 0;
        }
        return (int) Math.max(1, Math.min(count, Math.round(value / max * count)));
    }
}
