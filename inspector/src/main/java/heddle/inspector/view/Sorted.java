package heddle.inspector.view;

/** How a heading shows that rows are in the order of its column. */
final class Sorted {
    private Sorted() {}

    static String title(String title, boolean byThis, boolean inverted) {
        return byThis ? title + (inverted ? "▴" : "▾") : title;
    }
}
