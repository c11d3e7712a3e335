package heddle.inspector.view;

import heddle.inspector.diagnosis.Finding.Severity;
import java.util.List;

/** The columns of the findings. */
final class FindingTable {
    private static final int NAMING = 2;

    private FindingTable() {}

    static Table<FindingRow> of(UiState state) {
        return new Table<>(
                List.of(
                        Column.text(
                                title(state, FindingOrder.WORST), 10, 10, FindingTable::severity, FindingTable::style),
                        Column.text(title(state, FindingOrder.RULE), 18, 24, FindingRow::rule, row -> Style.PLAIN),
                        Column.<FindingRow>figure(
                                        title(state, FindingOrder.COST), 8, FindingTable::cost, row -> Style.PLAIN)
                                .rank(1),
                        Column.<FindingRow>painted("WHAT", 20, 240, FindingTable::paintSummary)),
                NAMING);
    }

    private static String title(UiState state, FindingOrder order) {
        return Sorted.title(
                order.title(),
                order == state.findings().order(),
                state.findings().inverted());
    }

    private static String severity(FindingRow row) {
        return row.finding().severity().text();
    }

    static Style style(FindingRow row) {
        return style(row.finding().severity());
    }

    static Style style(Severity severity) {
        return switch (severity) {
            case CRITICAL -> Style.ALERT.bold();
            case HIGH -> Style.ALERT;
            case MEDIUM -> Style.WARNING;
            case INFO -> Style.DIM;
        };
    }

    private static String cost(FindingRow row) {
        double blame = row.finding().blame();
        return blame > 0 ? Figures.decimal(blame) : Figures.NONE;
    }

    private static void paintSummary(Frame frame, int row, int column, int width, FindingRow finding) {
        frame.put(row, column, Columns.end(finding.summary(), width), Style.PLAIN, width);
    }
}
