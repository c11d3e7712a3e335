package heddle.inspector.view;

import heddle.inspector.model.ProcessEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The JVMs of this machine, found without touching any of them, and what attaching to the selected one would do. */
final class PickerPage {
    private static final int NAMING = 8;
    private static final int ROOMY = 100;

    /** JEP 451: from this version on a JVM warns when an agent is loaded into it. */
    private static final int FIRST_JDK_WITH_NOTICE = 21;

    private static final String NOTICE = "   this JVM (21 or newer) prints a notice about it in its log; i avoids that";

    private PickerPage() {}

    static void paint(Frame frame, Page page, UiState state) {
        List<ProcessEntry> rows = Listing.PROCESSES.rows(state);
        new Table<>(columns(state, page.table().width()), NAMING)
                .paint(frame, page.table(), rows, state.processes().view());
        if (rows.isEmpty()) nothing(frame, page.table(), state);
        Optional<ProcessEntry> selected = Selected.process(state);
        String title = selected.map(process -> Integer.toString(process.pid())).orElse("");
        Box.rule(frame, page.rule(), title, Style.ACCENT.bold(), "");
        selected.ifPresent(process -> detail(frame, page.detail().withoutLeft(1).withoutRight(1), process));
    }

    private static void nothing(Frame frame, Rect area, UiState state) {
        boolean filtered = Filtering.isOn(state);
        String user = SafeText.forScreen(state.shown().host().user());
        Cards.nothing(
                frame,
                area,
                filtered ? "no JVM passes the filter" : "No JVM visible to " + user + ". scripts/demo starts one.");
    }

    private static List<Column<ProcessEntry>> columns(UiState state, int width) {
        boolean roomy = width >= ROOMY;
        List<Column<ProcessEntry>> columns = new ArrayList<>(9);
        columns.add(figure(state, ProcessOrder.PID, 7, process -> Integer.toString(process.pid()), null));
        columns.add(Column.text(
                title(state, ProcessOrder.USER),
                6,
                roomy ? 12 : 8,
                process -> SafeText.forScreen(process.user()),
                PickerPage::style));
        columns.add(Column.figure(title(state, ProcessOrder.CPU), 6, PickerPage::cpu, PickerPage::cpuStyle));
        columns.add(figure(state, ProcessOrder.RSS, 9, process -> Figures.memory(process.rssKb()), null)
                .rank(3));
        columns.add(figure(state, ProcessOrder.THREADS, 5, process -> Figures.count(process.threads()), null));
        columns.add(Column.text("JDK", 4, roomy ? 10 : 4, process -> jdk(process, roomy), PickerPage::style));
        columns.add(Column.<ProcessEntry>figure(
                        title(state, ProcessOrder.UP), 6, process -> up(process, state), PickerPage::style)
                .rank(2));
        columns.add(Column.text(
                title(state, ProcessOrder.MAIN),
                12,
                width * 3 / 10,
                process -> SafeText.forScreen(process.main()),
                PickerPage::mainStyle));
        columns.add(Column.text("ATTACH", 7, 60, process -> attach(process, roomy), PickerPage::attachStyle));
        return columns;
    }

    private static Column<ProcessEntry> figure(
            UiState state, ProcessOrder order, int width, Function<ProcessEntry, String> text, @Nullable Style style) {
        return Column.figure(title(state, order), width, text, process -> style == null ? style(process) : style);
    }

    private static String title(UiState state, ProcessOrder order) {
        ListState<Integer, ProcessOrder> list = state.processes();
        return Sorted.title(order.title(), order == list.order(), list.inverted());
    }

    private static Style style(ProcessEntry process) {
        return process.attachable() ? Style.PLAIN : Style.DIM;
    }

    private static Style mainStyle(ProcessEntry process) {
        return process.attachable() ? Style.BOLD : Style.DIM;
    }

    private static String cpu(ProcessEntry process) {
        return process.cpuPercent().isPresent()
                ? Figures.decimal(process.cpuPercent().getAsDouble())
                : Figures.PENDING;
    }

    private static Style cpuStyle(ProcessEntry process) {
        double percent = process.cpuPercent().orElse(0);
        if (percent > 100) return Style.ALERT;
        if (percent > 70) return Style.WARNING;
        return percent < 1 ? Style.DIM : Style.PLAIN;
    }

    private static String jdk(ProcessEntry process, boolean roomy) {
        String jdk = process.jdk();
        if (jdk == null) return Figures.NONE;
        String safe = SafeText.forScreen(jdk);
        int dot = safe.indexOf('.');
        return roomy || dot < 0 ? safe : safe.substring(0, dot);
    }

    private static String up(ProcessEntry process, UiState state) {
        long millis = state.shown().at().toEpochMilli() - process.startedEpochMillis();
        return Figures.duration(Math.max(0, millis) * 1_000_000);
    }

    private static String attach(ProcessEntry process, boolean roomy) {
        if (process.attachable()) return "✓ ready";
        return roomy ? "✗ " + SafeText.forScreen(process.whyNotAttachable()) : "✗ no";
    }

    private static Style attachStyle(ProcessEntry process) {
        return process.attachable() ? Style.GOOD : Style.DIM;
    }

    private static void detail(Frame frame, Rect area, ProcessEntry process) {
        List<List<Span>> lines = outlook(process);
        int command = Math.max(1, area.height() - lines.size());
        int row = wrapped(frame, area.topRows(command), SafeText.forScreen(process.commandLine()));
        for (int i = 0; i < lines.size() && row + i < area.bottom(); i++) {
            frame.put(row + i, area.left(), lines.get(i), area.width());
        }
    }

    /** What would happen, as far as it can be known beforehand. */
    private static List<List<Span>> outlook(ProcessEntry process) {
        List<List<Span>> lines = new ArrayList<>();
        if (process.attachable()) {
            lines.add(keyed("⏎  ", "loads an agent and starts a flight recording; both leave with Heddle"));
            if (printsNotice(process)) lines.add(List.of(new Span(NOTICE, Style.WARNING)));
        } else {
            String why = SafeText.forScreen(process.whyNotAttachable());
            lines.add(List.of(new Span("✗  cannot attach: " + why, Style.WARNING)));
        }
        lines.add(keyed("i  ", "looks through /proc only: states and CPU, but no locks and no stacks"));
        return lines;
    }

    private static List<Span> keyed(String key, String text) {
        return List.of(new Span(key, Style.KEY), Span.dim(text));
    }

    /** Paints as much of a long text as there is room for; returns the row after it. */
    private static int wrapped(Frame frame, Rect area, String text) {
        List<String> parts = Columns.wrap(text, area.width());
        int rows = Math.min(parts.size(), area.height());
        for (int i = 0; i < rows; i++) {
            boolean cut = i == rows - 1 && rows < parts.size();
            String part = cut ? Columns.end(parts.get(i) + " " + parts.get(i + 1), area.width()) : parts.get(i);
            frame.put(area.top() + i, area.left(), part, Style.PLAIN, area.width());
        }
        return area.top() + rows;
    }

    private static boolean printsNotice(ProcessEntry process) {
        String jdk = process.jdk();
        if (jdk == null) return false;
        String major = jdk.replaceFirst("[^0-9].*", "");
        return !major.isEmpty() && major.length() < 4 && Integer.parseInt(major) >= FIRST_JDK_WITH_NOTICE;
    }
}
