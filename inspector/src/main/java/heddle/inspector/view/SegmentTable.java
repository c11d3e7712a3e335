package heddle.inspector.view;

import heddle.inspector.model.Evidence;
import heddle.inspector.model.SegmentKind;
import java.util.List;
import java.util.function.Function;

/** The columns of the address space. */
final class SegmentTable {
    private static final int NAMING = 2;

    private SegmentTable() {}

    static Table<SegmentRow> of(UiState state) {
        return new Table<>(
                List.of(
                        Column.text("", 1, 1, SegmentTable::arrow, SegmentTable::arrowStyle),
                        Column.text(
                                title(state, SegmentOrder.PLACE), 20, 24, SegmentRow::name, SegmentTable::nameStyle),
                        size(state, SegmentOrder.RESIDENT, row -> row.segment().rssKb()),
                        Column.painted("", 10, 48, SegmentTable::paintBar),
                        size(state, SegmentOrder.SIZE, row -> row.segment().sizeKb()),
                        size(state, SegmentOrder.PRIVATE, row -> row.segment().privateKb())
                                .rank(2),
                        size(state, SegmentOrder.SHARED, row -> row.segment().sharedKb())
                                .rank(3),
                        Column.<SegmentRow>text(
                                        "PERM", 4, 4, row -> row.segment().permissions(), row -> Style.DIM)
                                .rank(1),
                        Column.<SegmentRow>figure(
                                        "PARTS",
                                        6,
                                        row -> Figures.count(row.segment().regions()),
                                        row -> Style.DIM)
                                .rank(4)),
                NAMING);
    }

    private static Column<SegmentRow> size(UiState state, SegmentOrder order, Function<SegmentRow, Long> kb) {
        boolean always = order == SegmentOrder.SIZE;
        return Column.figure(
                title(state, order),
                9,
                row -> always || row.isCounted() ? Figures.kibibytes(kb.apply(row)) : Figures.NONE,
                row -> Style.PLAIN);
    }

    private static String title(UiState state, SegmentOrder order) {
        return Sorted.title(
                order.title(),
                order == state.segments().order(),
                state.segments().inverted());
    }

    /** Which way it has grown in the last minute. */
    private static String arrow(SegmentRow row) {
        return switch (row.segment().growth()) {
            case UP -> "↑";
            case DOWN -> "↓";
            case NONE, UNKNOWN -> " ";
        };
    }

    private static Style arrowStyle(SegmentRow row) {
        return Style.WARNING.bold();
    }

    private static Style nameStyle(SegmentRow row) {
        if (row.key() == SegmentKind.UNNAMED) return Style.WARNING;
        return row.segment().evidence() == Evidence.MEASURED ? Style.PLAIN : Style.DIM;
    }

    private static void paintBar(Frame frame, int row, int column, int width, SegmentRow segment) {
        if (!segment.isCounted()) {
            frame.put(row, column, "not in RSS", Style.DIM, width);
            return;
        }
        Bar.paint(frame, row, column, width, segment.share(), Style.ACCENT);
    }
}
