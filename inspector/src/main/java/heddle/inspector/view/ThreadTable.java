package heddle.inspector.view;

import java.util.ArrayList;
import java.util.List;

/** The columns of the threads. */
final class ThreadTable {
    private static final int ROOM_FOR_WAITS = 100;
    private static final int ROOM_FOR_AGE = 116;
    private static final int ROOM_FOR_LONG_NAMES = 150;
    private static final int NAMING = 3;

    private final Telling waits;
    private final Telling lockTimes;
    private final ListState<Long, ThreadOrder> list;

    private ThreadTable(UiState state) {
        waits = Telling.ofWaits(state.shown());
        lockTimes = Telling.ofLockTimes(state.shown());
        list = state.threads();
    }

    static Table<ThreadRow> of(UiState state, int width) {
        return new Table<>(new ThreadTable(state).columns(width), NAMING);
    }

    private List<Column<ThreadRow>> columns(int width) {
        boolean roomy = width >= ROOM_FOR_WAITS;
        List<Column<ThreadRow>> columns = new ArrayList<>(9);
        columns.add(Column.text(
                "S", 1, 1, row -> row.mark().letter(), row -> row.mark().style()));
        columns.add(Column.<ThreadRow>figure(title(ThreadOrder.TID), 7, ThreadRow::idText, row -> Style.DIM)
                .rank(4));
        int longest = width >= ROOM_FOR_LONG_NAMES ? 36 : 22;
        columns.add(Column.text(title(ThreadOrder.NAME), 16, longest, ThreadRow::name, ThreadTable::nameStyle));
        columns.add(Column.figure(title(ThreadOrder.CPU), 5, ThreadTable::cpu, ThreadTable::cpuStyle));
        columns.add(Column.figure(title(ThreadOrder.LOCKED), 8, this::locked, this::lockedStyle));
        if (roomy) addWaits(columns, width);
        columns.add(Column.painted("HISTORY, 1 s a cell", 16, History.LONGEST, History::paint));
        return columns;
    }

    private void addWaits(List<Column<ThreadRow>> columns, int width) {
        int longest = width >= ROOM_FOR_LONG_NAMES ? 30 : 17;
        columns.add(Column.text(title(ThreadOrder.WAITING_ON), 16, longest, this::waitingOn, this::waitingStyle)
                .rank(2));
        columns.add(Column.text(title(ThreadOrder.BLOCKED_BY), 16, longest, this::blockedBy, this::blockedStyle)
                .rank(3));
        if (width >= ROOM_FOR_AGE) {
            columns.add(Column.<ThreadRow>figure(title(ThreadOrder.SINCE), 7, ThreadTable::age, ThreadTable::ageStyle)
                    .rank(5));
        }
    }

    private String title(ThreadOrder order) {
        return Sorted.title(order.title(), order == list.order(), list.inverted());
    }

    private static Style nameStyle(ThreadRow row) {
        return row.internal() ? Style.DIM : Style.PLAIN;
    }

    private static String cpu(ThreadRow row) {
        return Figures.decimal(row.cpuPercent());
    }

    private static Style cpuStyle(ThreadRow row) {
        if (row.cpuPercent() >= 50) return Style.BOLD;
        return row.cpuPercent() >= 0.05 ? Style.PLAIN : Style.DIM;
    }

    private String locked(ThreadRow row) {
        return lockTimes == Telling.KNOWN ? Figures.decimal(row.lockedPercent()) : lockTimes.sign();
    }

    private Style lockedStyle(ThreadRow row) {
        if (lockTimes != Telling.KNOWN || !(row.lockedPercent() >= 0.05)) return Style.DIM;
        if (row.lockedPercent() >= 50) return Style.STATE_LOCK.bold();
        return row.lockedPercent() >= 10 ? Style.STATE_LOCK : Style.PLAIN;
    }

    private String waitingOn(ThreadRow row) {
        String known = row.waitingOn();
        if (!known.isEmpty()) return known;
        return row.mark() == Mark.WAIT ? waits.sign() : Figures.NONE;
    }

    private Style waitingStyle(ThreadRow row) {
        return row.block().isHeldUp() ? Style.PLAIN : Style.DIM;
    }

    private String blockedBy(ThreadRow row) {
        String known = row.blockedBy();
        if (!known.isEmpty()) return known;
        if (row.waiters() > 0) return "holds up " + row.waiters();
        boolean askable = row.mark() == Mark.WAIT && !row.internal();
        return askable && waits != Telling.KNOWN ? waits.sign() : Figures.NONE;
    }

    private Style blockedStyle(ThreadRow row) {
        if (row.blockedBy().isEmpty()) return row.waiters() > 0 ? Style.STATE_LOCK : Style.DIM;
        return row.block().isHeldUp() ? Style.PLAIN : Style.DIM;
    }

    private static String age(ThreadRow row) {
        return Figures.age(row.ageNanos());
    }

    private static Style ageStyle(ThreadRow row) {
        return row.isBlocked() ? Style.PLAIN : Style.DIM;
    }
}
