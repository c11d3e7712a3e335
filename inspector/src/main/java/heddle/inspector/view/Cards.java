package heddle.inspector.view;

import heddle.inspector.view.Card.Paragraph;
import java.util.ArrayList;
import java.util.List;

/** What is said where there is nothing else to show, or where something stands in the way. */
final class Cards {
    private static final int WIDTH = 78;

    private Cards() {}

    static void tooSmall(Frame frame, Rect size) {
        String text = "enlarge to 60x16 (now " + size.width() + "x" + size.height() + ")";
        Rect line = size.centered(1, Math.min(size.width(), Columns.of(text)));
        frame.put(line.top(), line.left(), text, Style.BOLD, line.width());
    }

    /** One dim sentence in the middle of an empty table. */
    static void nothing(Frame frame, Rect area, String sentence) {
        Rect line = area.withoutTop(1).centered(1, Math.min(area.width(), Columns.of(sentence)));
        if (!line.isEmpty()) frame.put(line.top(), line.left(), sentence, Style.DIM, line.width());
    }

    /** Until the first look at a process has come back. */
    static void waiting(Frame frame, Rect area, Scene scene) {
        if (!(scene.connection() instanceof Connection.Attaching attaching)) {
            nothing(frame, area, "waiting for the first look");
            return;
        }
        List<Paragraph> paragraphs = new ArrayList<>();
        String step = SafeText.forScreen(attaching.step());
        paragraphs.add(Paragraph.of(step.isEmpty() ? "Looking at its threads" : step));
        if (!attaching.notice().isEmpty()) {
            paragraphs.add(Paragraph.of(SafeText.forScreen(attaching.notice()), Style.WARNING));
        }
        String since = Figures.duration(Math.max(0, scene.nowNanos() - attaching.sinceNanos()));
        paragraphs.add(Paragraph.of("since " + since, Style.DIM));
        String name = SafeText.forScreen(attaching.name());
        String title = "Attaching to " + attaching.pid() + (name.isEmpty() ? "" : "  " + Columns.middle(name, 40));
        new Card(title, paragraphs, "0 back").paint(frame, area, WIDTH);
    }

    /** Why a process cannot be observed, and what the reader can do. */
    static void refused(Frame frame, Rect area, Connection.Refused refused) {
        List<Paragraph> paragraphs = new ArrayList<>();
        paragraphs.add(Paragraph.of(SafeText.forScreen(refused.problem())));
        if (!refused.cure().isEmpty()) paragraphs.add(Paragraph.of(SafeText.forScreen(refused.cure())));
        paragraphs.add(Paragraph.of(""));
        if (refused.lookable()) {
            paragraphs.add(new Paragraph(
                    "⏎", "look without an agent: states and CPU from /proc, no locks, no stacks", Style.PLAIN));
        }
        paragraphs.add(new Paragraph("Esc", "back to the list of JVMs", Style.PLAIN));
        String name = SafeText.forScreen(refused.name());
        String title = "Cannot attach to " + refused.pid() + (name.isEmpty() ? "" : "  " + Columns.middle(name, 40));
        new Card(title, paragraphs, "").paint(frame, area, WIDTH);
    }
}
