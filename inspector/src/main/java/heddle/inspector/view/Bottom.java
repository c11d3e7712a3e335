package heddle.inspector.view;

/** The last row: the keys, or the filter that is being typed; a notice or the cost at its right end. */
final class Bottom {
    private static final int GAP = 2;

    private Bottom() {}

    static void paint(Frame frame, Rect area, UiState state) {
        if (state.layer() == Layer.FILTER) {
            prompt(frame, area, state);
        } else {
            Footer.paint(frame, area, Keys.footer(state));
            notice(frame, area, state.notice());
        }
    }

    private static void prompt(Frame frame, Rect area, UiState state) {
        frame.fill(area, ' ', Style.FOOTER);
        String text = SafeText.forScreen(Filtering.text(state));
        String hint = hint(state.screen(), text);
        int room = area.width() - 4;
        Line line = new Line(frame, area.top(), area.left() + 1, area.right());
        line.put("/ ", Style.FOOTER_KEY);
        line.put(Columns.of(text) > room ? text.substring(Math.max(0, text.length() - room / 2)) : text, Style.TITLE);
        line.put("▏", Style.FOOTER);
        if (Columns.of(hint) + GAP <= line.room()) {
            frame.putRight(area.top(), area.right() - 1, hint, Style.DIM.on(Ground.BAR), line.room());
        }
    }

    private static String hint(Screen screen, String text) {
        boolean empty = text.isEmpty();
        String syntax = screen == Screen.THREADS && empty ? "name !not state:lock cpu>5 locked>50 age>2   " : "";
        return syntax + "⏎ keep  Esc clear";
    }

    private static void notice(Frame frame, Rect area, String notice) {
        if (notice.isEmpty()) return;
        String text = " " + Columns.end(notice, area.width() - 2) + " ";
        frame.putRight(
                area.top(), area.right(), text, Style.WARNING.on(Ground.BAR).bold(), area.width());
    }
}
