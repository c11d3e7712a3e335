package heddle.inspector.view;

import java.util.List;
import java.util.Optional;

/** All threads of the process, and one of them in detail. */
final class ThreadsPage {
    private static final int LONGEST_NAME = 40;
    private static final int ROOM_FOR_COST = 110;

    private ThreadsPage() {}

    static void paint(Frame frame, Page page, UiState state, Picture picture) {
        ThreadMeters.paint(frame, page.meters(), state, picture);
        List<ThreadItem> rows = Listing.THREADS.rows(state);
        ThreadTable.of(state, page.table().width())
                .paint(frame, page.table(), rows, state.threads().view());
        if (rows.isEmpty())
            Cards.nothing(frame, page.table(), Filtering.isOn(state) ? "no thread passes the filter" : "no threads");
        Optional<ThreadRow> thread = Selected.thread(state);
        Optional<ThreadFold> fold = Folding.fold(state);
        String title = thread.map(ThreadsPage::title)
                .or(() -> fold.map(ThreadsPage::title))
                .orElse("");
        Box.rule(frame, page.rule(), title, Style.ACCENT.bold(), hint(state, picture));
        thread.ifPresent(row -> ThreadDetail.paint(frame, page.detail(), state, picture, row));
        fold.ifPresent(many -> FoldDetail.paint(frame, page.detail(), many));
    }

    private static String title(ThreadRow row) {
        String id = row.block().tid() >= 0
                ? "TID " + row.block().tid()
                : "virtual thread " + row.block().javaId();
        return Columns.middle(row.name(), LONGEST_NAME) + "  " + id;
    }

    private static String title(ThreadFold fold) {
        return Columns.middle(fold.name(), LONGEST_NAME) + "  " + fold.members().size() + " threads";
    }

    private static String hint(UiState state, Picture picture) {
        String cost = state.size().width() >= ROOM_FOR_COST ? Costs.brief(picture) + "   " : "";
        return cost + "⏎ " + Keys.enterLabel(state);
    }
}
