package heddle.inspector.view;

/** A piece of text in one style. */
public record Span(String text, Style style) {

    public static Span plain(String text) {
        return new Span(text, Style.PLAIN);
    }

    public static Span bold(String text) {
        return new Span(text, Style.BOLD);
    }

    public static Span dim(String text) {
        return new Span(text, Style.DIM);
    }
}
