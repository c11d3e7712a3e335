package heddle.inspector.view;

/** The help of a screen, made from the same table as its footer. */
public final class Help {

    private Help() {}

    /** A card with a paragraph for each binding, in the order of the table. */
    public static Card of(String title, KeyTable<?> keys) {
        return new Card(
                title,
                keys.bindings().stream()
                        .map(binding -> new Card.Paragraph(binding.helpKeys(), binding.help(), Style.PLAIN))
                        .toList(),
                "Esc close");
    }
}
