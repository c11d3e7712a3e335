package heddle.inspector.view;

import heddle.inspector.model.ControlField;
import heddle.inspector.model.MemoryMap;
import heddle.inspector.model.ProcessControlBlock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The process itself: its control block beside its address space, its threads in the five states, and one field whole. */
final class ProcessPage {
    private static final int SIDE_BY_SIDE = 100;
    private static final int NAME = 11;
    private static final int NAMING = 1;

    private ProcessPage() {}

    static void paint(Frame frame, Page page, UiState state, Picture picture) {
        boolean wide = isWide(page);
        Rect fields = wide ? page.table().leftColumns(page.table().width() * 11 / 20) : page.table();
        List<ControlRow> rows = picture.fields();
        table(picture.news()).paint(frame, fields, rows, state.fields().view());
        if (rows.isEmpty()) Cards.nothing(frame, fields, "the control block has not been read yet");
        if (wide) addressSpace(frame, page.table().withoutLeft(fields.width() + 2), picture);
        CensusStrips.paint(frame, page.meters(), state, picture);
        Optional<ControlRow> selected = Selected.field(state);
        if (!page.rule().isEmpty()) selected.ifPresent(row -> detail(frame, page, state, picture, row.field()));
    }

    private static boolean isWide(Page page) {
        return page.table().width() >= SIDE_BY_SIDE;
    }

    /** Whether the address space is on the screen now. */
    static boolean showsMemory(UiState state) {
        return state.screen() == Screen.PROCESS && isWide(Page.of(state));
    }

    private static Table<ControlRow> table(Set<ControlField> news) {
        return new Table<>(
                List.of(
                        Column.text("FIELD", NAME, NAME, row -> row.field().label(), row -> Style.PLAIN),
                        Column.painted("CONTROL BLOCK", 20, 500, (frame, row, column, width, item) -> {
                            Style style = news.contains(item.field()) ? Style.WARNING.bold() : Style.PLAIN;
                            frame.put(row, column, Columns.end(item.value(), width), style, width);
                        })),
                NAMING);
    }

    private static void addressSpace(Frame frame, Rect area, Picture picture) {
        int end = frame.put(area.top(), area.left(), "ADDRESS SPACE", Style.BOLD, area.width());
        MemoryMap map = picture.snapshot().memory();
        if (map != null && !map.segments().isEmpty()) {
            String sum =
                    Figures.kibibytes(map.rssKb()) + " resident, " + Figures.percent(map.namedPercent()) + " named";
            frame.put(area.top(), end + 2, sum, Style.DIM, area.right() - end - 2);
            AddressSpace.paint(frame, area.withoutTop(1), picture.segments());
            return;
        }
        ProcessControlBlock block = picture.snapshot().particulars().process();
        if (block == null) return;
        if (block.memory().residentKb() >= 0) {
            AddressSpace.paint(frame, area.withoutTop(1), block.memory());
        } else {
            String why = SafeText.forScreen(block.unavailable().getOrDefault("memory", Figures.UNAVAILABLE));
            frame.put(area.top() + 1, area.left(), why, Style.DIM, area.width());
        }
    }

    /** The state with the detail so many lines further on, as far as there are any. */
    static UiState scroll(UiState state, int by) {
        Picture picture = state.shown().picture();
        Optional<ControlRow> selected = Selected.field(state);
        if (picture == null || selected.isEmpty()) return state;
        Rect area = Page.of(state).detail();
        int lines = lines(picture, selected.get().field(), area.width()).size();
        int last = Math.max(0, lines - area.height());
        int top = Math.max(0, Math.min(last, state.switches().scrolled() + by));
        return state.with(state.switches().scroll(top));
    }

    private static void detail(Frame frame, Page page, UiState state, Picture picture, ControlField field) {
        Rect area = page.detail();
        List<String> lines = lines(picture, field, area.width());
        int top = Math.min(state.switches().scrolled(), Math.max(0, lines.size() - area.height()));
        int bottom = Math.min(lines.size(), top + area.height());
        boolean all = bottom - top == lines.size();
        String part = all ? "" : "PgDn  " + (top + 1) + "-" + bottom + " of " + lines.size() + "  ";
        Box.rule(frame, page.rule(), field.label(), Style.ACCENT.bold(), part + "from " + field.source());
        for (int i = top; i < bottom; i++) {
            frame.put(area.top() + i - top, area.left() + 1, lines.get(i), Style.PLAIN, area.width() - 2);
        }
    }

    private static List<String> lines(Picture picture, ControlField field, int width) {
        return ControlRows.details(picture.snapshot(), field).stream()
                .flatMap(line -> wrapped(line, width - 2).stream())
                .toList();
    }

    /** Wrapping takes away the blanks that align a line with its neighbours. */
    private static List<String> wrapped(String line, int width) {
        return Columns.of(line) <= width ? List.of(line) : Columns.wrap(line, width);
    }
}
