package heddle.inspector.view;

import java.util.List;

/**
 * The columns of the threads. Where room is short the history goes first, then since when; what a thread waits on stays
 * longest.
 */
final class ThreadTable {
    private static final int ROOM_FOR_HISTORY = 101;
    private static final int ROOM_FOR_LONG_NAMES = 150;
    private static final int NAMING = 3;
    private static final String INDENT = "  ";

    private final Telling waits;
    private final Telling lockTimes;
    private final ListState<Object, ThreadOrder> list;
    private final Folds folds;

    private ThreadTable(UiState state) {
        waits = Telling.ofWaits(state.shown());
        lockTimes = Telling.ofLockTimes(state.shown());
        list = state.threads();
        folds = state.switches().folds();
    }

    static Table<ThreadItem> of(UiState state, int width) {
        return new Table<>(new ThreadTable(state).columns(width), NAMING);
    }

    private List<Column<ThreadItem>> columns(int width) {
        boolean wide = width >= ROOM_FOR_LONG_NAMES;
        int longest = wide || width < ROOM_FOR_HISTORY ? 30 : 17;
        return List.of(
                Column.text("S", 1, 1, this::sign, ThreadTable::signStyle),
                Column.<ThreadItem>figure(title(ThreadOrder.TID), 7, ThreadItem::idText, item -> Style.DIM)
                        .rank(2),
                Column.text(title(ThreadOrder.NAME), 16, wide ? 36 : 22, this::name, ThreadTable::nameStyle),
                Column.figure(title(ThreadOrder.CPU), 5, ThreadTable::cpu, ThreadTable::cpuStyle),
                Column.figure(title(ThreadOrder.LOCKED), 8, this::locked, this::lockedStyle),
                Column.<ThreadItem>painted(title(ThreadOrder.WAITING_ON), 16, longest, this::paintWaitingOn)
                        .rank(1),
                Column.text(title(ThreadOrder.BLOCKED_BY), 16, longest, this::blockedBy, this::blockedStyle)
                        .rank(3),
                Column.<ThreadItem>figure(title(ThreadOrder.SINCE), 7, ThreadTable::age, ThreadTable::ageStyle)
                        .rank(4),
                Column.<ThreadItem>painted("HISTORY, 1 s a cell", 16, History.LONGEST, ThreadTable::paintHistory)
                        .rank(5));
    }

    private String title(ThreadOrder order) {
        return Sorted.title(order.title(), order == list.order(), list.inverted());
    }

    /** The state of a thread; of a fold, what Enter would do to it. */
    private String sign(ThreadItem item) {
        if (item instanceof ThreadFold fold) return folds.isOpen(fold.identity()) ? "-" : "+";
        return item.mark().letter();
    }

    private static Style signStyle(ThreadItem item) {
        return item instanceof ThreadFold ? Style.KEY : item.mark().style();
    }

    private String name(ThreadItem item) {
        boolean inside = item instanceof ThreadRow row && folds.isInside(row);
        return inside ? INDENT + item.name() : item.name();
    }

    private static Style nameStyle(ThreadItem row) {
        if (row instanceof ThreadFold) return Style.BOLD;
        return row.internal() ? Style.DIM : Style.PLAIN;
    }

    private static String cpu(ThreadItem row) {
        return Figures.decimal(row.cpuPercent());
    }

    private static Style cpuStyle(ThreadItem row) {
        if (row.cpuPercent() >= 50) return Style.BOLD;
        return row.cpuPercent() >= 0.05 ? Style.PLAIN : Style.DIM;
    }

    private String locked(ThreadItem row) {
        return lockTimes == Telling.KNOWN ? Figures.decimal(row.lockedPercent()) : lockTimes.sign();
    }

    private Style lockedStyle(ThreadItem row) {
        if (lockTimes != Telling.KNOWN || !(row.lockedPercent() >= 0.05)) return Style.DIM;
        if (row.lockedPercent() >= 50) return Style.STATE_LOCK.bold();
        return row.lockedPercent() >= 10 ? Style.STATE_LOCK : Style.PLAIN;
    }

    /** Of a fold, how many of its threads are in which state: that tells more than what most of them wait on. */
    private void paintWaitingOn(Frame frame, int row, int column, int width, ThreadItem item) {
        if (item instanceof ThreadFold fold) {
            FoldDetail.states(new Line(frame, row, column, column + width), fold);
        } else if (item instanceof ThreadRow thread) {
            frame.put(row, column, Columns.middle(waitingOn(thread), width), waitingStyle(thread), width);
        }
    }

    private static void paintHistory(Frame frame, int row, int column, int width, ThreadItem item) {
        if (item instanceof ThreadFold fold) {
            History.paint(frame, row, column, width, fold.members());
        } else if (item instanceof ThreadRow thread) {
            History.paint(frame, row, column, width, thread);
        }
    }

    private String waitingOn(ThreadRow row) {
        String known = row.waitingOn();
        if (!known.isEmpty()) return known;
        return row.mark() == Mark.WAIT ? waits.sign() : Figures.NONE;
    }

    private Style waitingStyle(ThreadRow row) {
        return row.block().isHeldUp() ? Style.PLAIN : Style.DIM;
    }

    private String blockedBy(ThreadItem row) {
        String known = row.blockedBy();
        if (!known.isEmpty()) return known;
        if (row.waiters() > 0) return "holds up " + row.waiters();
        boolean askable = row.mark() == Mark.WAIT && !row.internal();
        return askable && waits != Telling.KNOWN ? waits.sign() : Figures.NONE;
    }

    private Style blockedStyle(ThreadItem row) {
        if (row.blockedBy().isEmpty()) return row.waiters() > 0 ? Style.STATE_LOCK : Style.DIM;
        return !(row instanceof ThreadRow thread) || thread.block().isHeldUp() ? Style.PLAIN : Style.DIM;
    }

    private static String age(ThreadItem row) {
        return Figures.age(row.ageNanos());
    }

    private static Style ageStyle(ThreadItem row) {
        return row.isBlocked() ? Style.PLAIN : Style.DIM;
    }
}
