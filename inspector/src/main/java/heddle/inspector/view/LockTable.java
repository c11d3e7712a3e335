package heddle.inspector.view;

import heddle.inspector.model.ThreadControlBlock;
import java.util.List;
import java.util.function.Function;

/** The columns of the locks. */
final class LockTable {
    private static final int NAMING = 3;
    private static final double HIGH_LOSS = 0.5;

    private LockTable() {}

    static Table<LockRow> of(UiState state) {
        return new Table<>(
                List.of(
                        Column.figure(title(state, LockOrder.LOST), 8, LockTable::lost, LockTable::lostStyle),
                        figure(state, LockOrder.WAITERS, 8, row -> Integer.toString(row.waiters())),
                        Column.text(title(state, LockOrder.NAME), 20, 44, LockRow::name, row -> Style.PLAIN),
                        Column.<LockRow>text(
                                        title(state, LockOrder.KIND),
                                        9,
                                        12,
                                        row -> row.report().kind().text(),
                                        row -> Style.DIM)
                                .rank(3),
                        figure(state, LockOrder.WAIT, 9, row -> wait(row)).rank(2),
                        figure(
                                        state,
                                        LockOrder.WAITS,
                                        7,
                                        row -> Figures.count(row.report().waits()))
                                .rank(4),
                        Column.painted("OWNER", 18, 44, LockTable::paintOwner)),
                NAMING);
    }

    private static Column<LockRow> figure(UiState state, LockOrder order, int width, Function<LockRow, String> text) {
        return Column.figure(title(state, order), width, text, row -> Style.PLAIN);
    }

    private static String title(UiState state, LockOrder order) {
        return Sorted.title(
                order.title(), order == state.locks().order(), state.locks().inverted());
    }

    private static String lost(LockRow row) {
        String lost = Figures.decimal(row.report().lostPerSecond());
        return row.isMeasured() ? lost : "~" + lost;
    }

    private static Style lostStyle(LockRow row) {
        return row.report().lostPerSecond() >= HIGH_LOSS ? Style.STATE_LOCK.bold() : Style.PLAIN;
    }

    private static String wait(LockRow row) {
        long p99 = row.report().waitTimes().p99();
        return p99 > 0 ? Figures.duration(p99) : Figures.NONE;
    }

    private static void paintOwner(Frame frame, int row, int column, int width, LockRow lock) {
        if (lock.owner().isEmpty()) {
            frame.put(row, column, Figures.NONE, Style.DIM, width);
            return;
        }
        Mark mark = lock.report()
                .owner()
                .map(ThreadControlBlock::activity)
                .map(Mark::of)
                .orElse(Mark.UNKNOWN);
        frame.put(row, column, mark.letter(), mark.style(), width);
        frame.put(row, column + 2, Columns.middle(lock.owner(), width - 2), Style.PLAIN, width - 2);
    }
}
