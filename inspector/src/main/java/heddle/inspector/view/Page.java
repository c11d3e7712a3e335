package heddle.inspector.view;

import heddle.inspector.model.ControlField;
import heddle.inspector.model.SegmentKind;

/**
 * Where the parts of a page are. Update and drawing share it, so that what is clicked is what was drawn.
 *
 * @param meters sums over the whole process; on its own page below the table, or nowhere when the detail takes its room
 * @param banner what must not be missed; empty most of the time
 * @param rule the line between the table and the detail of the selected row
 */
record Page(Rect title, Rect meters, Rect banner, Rect table, Rect rule, Rect detail, Rect footer) {
    private static final int LEAST_ROWS = 16;
    private static final int LEAST_COLUMNS = 60;
    private static final int TALL = 30;
    private static final int VERY_TALL = 48;
    private static final int WIDE = 100;
    private static final int OPEN_TABLE_ROWS = 5;
    private static final int MOST_BANNERS = 2;
    private static final int PROCESS_FIELDS = 1 + ControlField.values().length;
    private static final int LEAST_FIELDS = 9;
    private static final int LEAST_DETAIL = 4;
    private static final int BRIEF_METERS = 2;
    private static final int LEAST_FINDINGS = 3;

    static boolean fits(Rect size) {
        return size.height() >= LEAST_ROWS && size.width() >= LEAST_COLUMNS;
    }

    static Page of(UiState state) {
        Rect size = state.size();
        return switch (state.screen()) {
            case PICKER -> split(size, 0, 0, pickerDetail(size));
            case PROCESS -> process(state);
            case THREADS -> split(size, threadMeters(size), banners(state), threadDetail(state));
            case LOCKS -> split(size, 1, banners(state), lockDetail(state));
            case MEMORY -> split(size, threadMeters(size), banners(state), memoryDetail(size) - banners(state));
            case FINDINGS -> split(size, 1, banners(state), findingDetail(state));
        };
    }

    /** Rows of the page's list that are visible at once. */
    int visibleRows() {
        return Table.visibleRows(table);
    }

    private static Page split(Rect size, int meters, int banners, int detail) {
        Rect body = size.withoutTop(1).withoutBottom(1);
        Rect below = body.withoutTop(meters);
        Rect lists = below.withoutTop(banners);
        int detailRows = Math.max(0, Math.min(detail, lists.height() - 3));
        return new Page(
                size.topRows(1),
                body.topRows(meters),
                below.topRows(banners),
                lists.withoutBottom(detailRows + 1),
                lists.bottomRows(detailRows + 1).topRows(1),
                lists.bottomRows(detailRows),
                size.bottomRows(1));
    }

    /** The control block first; the five states below it, then the field that is selected, as far as there is room. */
    private static Page process(UiState state) {
        Rect size = state.size();
        Rect inside = size.withoutTop(1).withoutBottom(1);
        Rect body = inside.withoutTop(banners(state));
        boolean open = state.switches().detailOpen();
        int meters = open ? 0 : processMeters(body);
        int detail = body.height() - meters - Math.min(PROCESS_FIELDS, body.height() / (open ? 2 : 1));
        int detailRows = open || detail > LEAST_DETAIL ? detail : 0;
        Rect above = body.withoutBottom(detailRows);
        return new Page(
                size.topRows(1),
                above.bottomRows(meters),
                inside.topRows(banners(state)),
                above.withoutBottom(meters),
                body.bottomRows(detailRows).topRows(1),
                body.bottomRows(detailRows).withoutTop(1),
                size.bottomRows(1));
    }

    /** With the diagram where it fits, else the same in figures. */
    private static int processMeters(Rect body) {
        boolean fits = body.height() >= LEAST_FIELDS + CensusStrips.HEIGHT && body.width() >= CensusStrips.WIDTH;
        if (!fits) return BRIEF_METERS;
        return body.height() > PROCESS_FIELDS + CensusStrips.HEIGHT ? CensusStrips.HEIGHT + 1 : CensusStrips.HEIGHT;
    }

    private static int pickerDetail(Rect size) {
        return size.height() >= 22 ? 5 : 4;
    }

    private static int threadMeters(Rect size) {
        return isTall(size) && size.width() >= WIDE ? 2 : 1;
    }

    private static boolean isTall(Rect size) {
        return size.height() >= TALL;
    }

    private static int threadDetail(UiState state) {
        Rect size = state.size();
        if (state.switches().detailOpen()) return size.height() - 2 - threadMeters(size) - OPEN_TABLE_ROWS - 1;
        if (size.height() >= VERY_TALL) return 14;
        if (isTall(size)) return 10;
        return size.height() >= 22 ? 3 : 2;
    }

    private static int banners(UiState state) {
        Picture picture = state.shown().picture();
        return picture == null
                ? 0
                : Math.min(MOST_BANNERS, picture.diagnosis().deadlocks().size());
    }

    /** The table takes a row for each kind of segment, the detail what is left. */
    private static int memoryDetail(Rect size) {
        int rows = size.height() - 2 - threadMeters(size);
        return Math.max(2, rows - SegmentKind.values().length - 2);
    }

    /** The table takes the rows it has, up to a third of the screen; sentences and figures need the rest. */
    private static int findingDetail(UiState state) {
        Picture picture = state.shown().picture();
        int rows = state.size().height() - 3 - banners(state);
        int findings = picture == null ? 0 : picture.findings().size();
        return rows - Math.max(LEAST_FINDINGS, Math.min(findings + 1, rows / 3)) - 1;
    }

    /** The table takes the rows it has, between a fifth and two fifths of the screen; the detail takes the rest. */
    private static int lockDetail(UiState state) {
        Picture picture = state.shown().picture();
        int rows = state.size().height() - 3 - banners(state);
        int locks = picture == null ? 0 : picture.locks().size();
        int table = Math.max(rows / 5, Math.min(locks + 1, rows * 2 / 5));
        return rows - table - 1;
    }
}
