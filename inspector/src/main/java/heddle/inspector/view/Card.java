package heddle.inspector.view;

import java.util.ArrayList;
import java.util.List;

/**
 * A text that lies over the screen: help, an explanation, an error with what to do about it.
 *
 * @param title in the top edge
 * @param hint keys, in the bottom edge
 */
public record Card(String title, List<Paragraph> paragraphs, String hint) {

    private static final int MARGIN = 2;
    private static final int GAP = 2;

    public Card {
        paragraphs = List.copyOf(paragraphs);
    }

    /**
     * A text wrapped at the width of the card. The leads of all paragraphs, such as keys, stand in a column of their own;
     * a card without leads has none.
     */
    public record Paragraph(String lead, String text, Style style) {

        public static Paragraph of(String text) {
            return new Paragraph("", text, Style.PLAIN);
        }

        public static Paragraph of(String text, Style style) {
            return new Paragraph("", text, style);
        }
    }

    /** Paints the card in the middle of an area, at most that wide, over what is there, which becomes dim. */
    public void paint(Frame frame, Rect area, int maxWidth) {
        frame.restyle(area, style -> style.in(Ink.DIM));
        int width = Math.min(maxWidth, area.width());
        List<Paragraph> lines = lines(width - 2 * MARGIN);
        Rect card = area.centered(lines.size() + 2, width);
        frame.fill(card, ' ', Style.PLAIN);
        Box.paint(frame, card, title, Style.PLAIN, Style.BOLD);
        paintLines(frame, card.inset(1, MARGIN), lines);
        if (!hint.isEmpty()) {
            String text = " " + hint + " ";
            frame.putRight(card.bottom() - 1, card.right() - MARGIN, text, Style.DIM, width - 2 * MARGIN);
        }
    }

    private void paintLines(Frame frame, Rect room, List<Paragraph> lines) {
        int indent = indent();
        for (int i = 0; i < Math.min(lines.size(), room.height()); i++) {
            Paragraph line = lines.get(i);
            frame.put(room.top() + i, room.left(), line.lead(), Style.KEY, room.width());
            frame.put(room.top() + i, room.left() + indent, line.text(), line.style(), room.width() - indent);
        }
    }

    private List<Paragraph> lines(int columns) {
        int room = columns - indent();
        List<Paragraph> lines = new ArrayList<>();
        for (Paragraph paragraph : paragraphs) {
            String lead = paragraph.lead();
            for (String line : Columns.wrap(paragraph.text(), room)) {
                lines.add(new Paragraph(lead, line, paragraph.style()));
                lead = "";
            }
        }
        return lines;
    }

    private int indent() {
        int widest = paragraphs.stream()
                .mapToInt(paragraph -> Columns.of(paragraph.lead()))
                .max()
                .orElse(0);
        return widest == 0 ? 0 : widest + GAP;
    }
}
