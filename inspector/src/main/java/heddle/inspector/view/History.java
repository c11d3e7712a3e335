package heddle.inspector.view;

/** What a thread did lately, a second a cell. */
final class History {
    /** Seconds there can be. */
    static final int LONGEST = heddle.inspector.model.Strip.CAPACITY;

    private History() {}

    /** Paints the newest seconds so that the last one stands at the right end. */
    static void paint(Frame frame, int row, int column, int width, ThreadRow thread) {
        heddle.inspector.model.Strip strip = thread.history();
        int length = strip.length();
        Strip.paint(
                frame,
                row,
                column,
                width,
                length,
                index -> Mark.of(strip.at(length - 1 - index)).painted());
    }
}
