package heddle.inspector.view;

import java.util.ArrayList;
import java.util.List;

/** The keys of the page, the keys everywhere, what the marks mean and what Heddle costs, in two columns. */
final class HelpSheet {
    private static final int WIDTH = 100;
    private static final int LONGEST_SIGN = 12;

    private HelpSheet() {}

    /** A line of the sheet: a key or sign, and what it means; a heading has no sign. */
    private record Entry(String sign, Style style, String meaning) {
        static Entry heading(String text) {
            return new Entry("", Style.ACCENT.bold(), text);
        }

        static Entry plain(String text) {
            return new Entry("", Style.PLAIN, text);
        }

        /** Told together with its opposite; the first key of each is enough when all would take too much room. */
        Entry and(KeyBinding<Action> opposite) {
            String all = sign + " " + opposite.helpKeys();
            String first = sign.split(" ", 2)[0] + " " + opposite.footerKey();
            return new Entry(all.length() <= LONGEST_SIGN ? all : first, style, meaning);
        }
    }

    static void paint(Frame frame, Rect area, UiState state) {
        List<Entry> left = keys("Keys of this page", here(state));
        List<Entry> right = keys("Keys everywhere", Keys.EVERYWHERE);
        right.addAll(signs());
        left.addAll(cost(state));
        int rows = Math.max(left.size(), right.size());
        frame.restyle(area, style -> style.in(Ink.DIM));
        Rect card = area.centered(rows + 2, Math.min(WIDTH, area.width()));
        frame.fill(card, ' ', Style.PLAIN);
        Rect inside = Box.paint(frame, card, "Help: " + state.screen().title(), Style.PLAIN, Style.BOLD)
                .inset(0, 1);
        paint(frame, inside.leftColumns(inside.width() / 2), left);
        paint(frame, inside.withoutLeft(inside.width() / 2), right);
    }

    private static List<KeyBinding<Action>> here(UiState state) {
        return Keys.ofPage(state).bindings().stream()
                .filter(binding -> !Keys.EVERYWHERE.contains(binding))
                .toList();
    }

    private static List<Entry> keys(String title, List<KeyBinding<Action>> bindings) {
        List<Entry> entries = new ArrayList<>();
        entries.add(Entry.heading(title));
        for (KeyBinding<Action> binding : bindings) {
            Entry before = entries.get(entries.size() - 1);
            if (binding.help().isEmpty()) {
                entries.set(entries.size() - 1, before.and(binding));
            } else {
                entries.add(new Entry(binding.helpKeys(), Style.KEY, binding.help()));
            }
        }
        return entries;
    }

    private static List<Entry> signs() {
        List<Entry> entries = new ArrayList<>();
        entries.add(Entry.heading("Marks"));
        for (Mark mark : Mark.values()) {
            if (mark != Mark.NEW && mark != Mark.TERMINATED && mark != Mark.UNKNOWN) entries.add(entry(mark));
        }
        entries.add(new Entry("… n/a –", Style.DIM, "pending, unknown, none"));
        entries.add(new Entry("~", Style.DIM, "sampled, not measured"));
        return entries;
    }

    private static Entry entry(Mark mark) {
        String glyph = Character.toString(mark.painted().glyph());
        return new Entry(mark.letter() + " " + glyph + glyph + glyph, mark.color(), meaning(mark));
    }

    private static String meaning(Mark mark) {
        return switch (mark) {
            case RUNNING -> "running on a CPU";
            case READY -> "ready, no CPU is free";
            case LOCK -> "waiting for a lock";
            case IO -> "waiting for I/O";
            case TIMED -> "sleeping";
            case PARK -> "parked: condition, idle";
            case WAIT -> "waiting, cause unknown";
            case STOPPED -> "stopped by JVM or signal";
            default -> mark.word();
        };
    }

    private static List<Entry> cost(UiState state) {
        Picture picture = state.shown().picture();
        if (picture == null) return List.of();
        return List.of(
                Entry.heading("Cost of a core"), Entry.plain(Costs.brief(picture)), Entry.plain(Costs.stops(picture)));
    }

    private static void paint(Frame frame, Rect area, List<Entry> entries) {
        int indent = 2
                + entries.stream()
                        .mapToInt(entry -> Columns.of(entry.sign()))
                        .max()
                        .orElse(0);
        for (int i = 0; i < Math.min(area.height(), entries.size()); i++) {
            Entry entry = entries.get(i);
            int row = area.top() + i;
            if (entry.sign().isEmpty()) {
                frame.put(row, area.left(), entry.meaning(), entry.style(), area.width());
            } else {
                frame.put(row, area.left(), entry.sign(), entry.style(), indent);
                frame.put(row, area.left() + indent, entry.meaning(), Style.PLAIN, area.width() - indent);
            }
        }
    }
}
