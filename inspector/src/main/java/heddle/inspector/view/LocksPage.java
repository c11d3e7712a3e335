package heddle.inspector.view;

import java.util.List;
import java.util.Optional;

/** The locks that threads wait for, and one of them in detail: who holds up whom, and where in the code. */
final class LocksPage {
    private static final int SIDE_BY_SIDE = 100;
    private static final double HIGH_LOSS = 0.5;
    private static final int MOST_SITES_BELOW = 7;

    private LocksPage() {}

    static void paint(Frame frame, Page page, UiState state, Picture picture) {
        summary(frame, page.meters(), state, picture);
        List<LockRow> rows = Listing.LOCKS.rows(state);
        LockTable.of(state).paint(frame, page.table(), rows, state.locks().view());
        if (rows.isEmpty()) Cards.nothing(frame, page.table(), nothing(state));
        Optional<LockRow> selected = Selected.lock(state);
        String title = selected.map(LocksPage::title).orElse("");
        Box.rule(frame, page.rule(), title, Style.ACCENT.bold(), selected.isPresent() ? "⏎ its threads" : "");
        selected.ifPresent(lock -> detail(frame, page.detail(), picture, lock));
    }

    private static String title(LockRow lock) {
        return lock.name() + "  " + lock.report().kind().text();
    }

    private static String nothing(UiState state) {
        Telling telling = Telling.ofWaits(state.shown());
        if (Filtering.isOn(state)) return "no lock passes the filter";
        return telling == Telling.KNOWN ? "nobody waited for a lock in the last seconds" : "locks: " + telling.reason();
    }

    private static void summary(Frame frame, Rect area, UiState state, Picture picture) {
        Line line = new Line(frame, area.top(), area.left() + 1, area.right() - 1);
        Telling telling = Telling.ofLockTimes(state.shown());
        double lost = picture.diagnosis().lostPerSecond();
        boolean known = telling == Telling.KNOWN;
        long heldUp =
                picture.threads().stream().filter(row -> row.block().isHeldUp()).count();
        Style lostStyle = known && lost >= HIGH_LOSS ? Style.STATE_LOCK.bold() : Style.BOLD;
        String window = Figures.duration(picture.diagnosis().window().nanos());
        line.pair("lost to locks ", Style.DIM, known ? Figures.decimal(lost) + " s/s" : telling.sign(), lostStyle);
        line.pair("  threads held up ", Style.DIM, known ? Long.toString(heldUp) : telling.sign(), Style.BOLD);
        line.pair(
                "  locks ", Style.DIM, known ? Integer.toString(picture.locks().size()) : telling.sign(), Style.BOLD);
        line.pair("  over the last ", window);
    }

    private static void detail(Frame frame, Rect area, Picture picture, LockRow lock) {
        if (area.width() >= SIDE_BY_SIDE) {
            int half = area.width() / 2;
            LockTree.paint(frame, area.leftColumns(half - 1).withoutLeft(1), picture, lock);
            for (int row = area.top(); row < area.bottom(); row++) frame.set(row, area.left() + half, '│', Style.DIM);
            LockSites.paint(frame, area.withoutLeft(half + 2), picture, lock);
        } else {
            int sites = Math.min(MOST_SITES_BELOW, area.height() / 2);
            LockTree.paint(frame, area.withoutBottom(sites).withoutLeft(1), picture, lock);
            Rect below = area.bottomRows(sites);
            Box.rule(frame, below, "", Style.DIM, "");
            LockSites.paint(frame, below.withoutTop(1).withoutLeft(1), picture, lock);
        }
    }
}
