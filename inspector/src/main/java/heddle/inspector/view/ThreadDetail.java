package heddle.inspector.view;

import heddle.inspector.model.StateTimes;
import heddle.inspector.model.Transitions;
import heddle.inspector.timeline.Window;
import java.util.List;

/** One thread: its state diagram with shares and rates, what holds it up, where it is in the code. */
final class ThreadDetail {
    private static final int GAP = 2;
    private static final int MOST_BRIEF_ROWS = 3;
    private static final int ROOM_FOR_STORY = 44;
    private static final int SHORT_CARD = 5;
    private static final int LONG_CARD = 8;
    private static final int LEAST_STORY = 9;
    private static final int TALL = 20;

    private ThreadDetail() {}

    static void paint(Frame frame, Rect area, UiState state, Picture picture, ThreadRow row) {
        if (area.height() <= MOST_BRIEF_ROWS) {
            brief(frame, area, state, picture, row);
            return;
        }
        boolean card = state.switches().detailOpen() && area.height() > SHORT_CARD + LEAST_STORY;
        int cardRows = card ? (area.height() >= TALL ? LONG_CARD : SHORT_CARD) : 0;
        if (card) ThreadCard.paint(frame, area.topRows(cardRows), picture, row);
        told(frame, area.withoutTop(cardRows), state, picture, row);
    }

    private static void told(Frame frame, Rect area, UiState state, Picture picture, ThreadRow row) {
        boolean wide = area.width() >= StateDiagram.WIDTH + ROOM_FOR_STORY && area.height() >= StateDiagram.HEIGHT;
        int strip = stripRows(area.height(), wide);
        Rect told = area.withoutBottom(strip + (wide ? 0 : 1));
        if (wide) {
            Rect left = told.leftColumns(StateDiagram.WIDTH + 1).withoutLeft(1);
            StateDiagram.paint(frame, left, StateFigures.of(picture.shares(), row));
            TimeSpent.paint(frame, left.withoutTop(StateDiagram.HEIGHT + 1), picture.shares(), row);
        }
        lines(frame, told.withoutLeft(wide ? StateDiagram.WIDTH + GAP : 1), Story.full(state, picture, row));
        if (strip > 0) history(frame, area.bottomRows(strip + (wide ? 0 : 1)).topRows(strip), row);
        if (!wide) shares(frame, area.bottomRows(1), picture.shares(), row);
    }

    /** The strip under a line that says how far back it goes; without that line, or none at all, where room is short. */
    private static int stripRows(int height, boolean wide) {
        if (height >= StateDiagram.HEIGHT + 3) return 2;
        return height >= LEAST_STORY && !wide ? 1 : 0;
    }

    /** The whole history that is kept, a second a cell. */
    private static void history(Frame frame, Rect area, ThreadRow row) {
        int width = Math.min(area.width() - 2, History.LONGEST);
        Rect line = area.withoutLeft(area.width() - width - 1).withoutRight(1);
        if (area.height() > 1) {
            frame.put(line.top(), line.left(), width + " s ago", Style.DIM);
            frame.putRight(line.top(), line.right(), "now", Style.DIM, 3);
        }
        History.paint(frame, line.bottom() - 1, line.left(), width, row);
    }

    private static void lines(Frame frame, Rect area, List<List<Span>> lines) {
        int shown = Math.min(area.height(), lines.size());
        for (int i = 0; i < shown; i++) {
            frame.put(area.top() + i, area.left(), lines.get(i), area.width() - 1);
        }
    }

    private static void brief(Frame frame, Rect area, UiState state, Picture picture, ThreadRow row) {
        frame.put(area.top(), area.left() + 1, Story.oneLine(picture, row), area.width() - 1);
        if (area.height() >= 3) {
            frame.put(area.top() + 1, area.left() + 1, Story.oneLineStack(state.shown(), row), area.width() - 1);
        }
        shares(frame, area.bottomRows(1), picture.shares(), row);
    }

    /** Shares of the states and the rates of the arrows between them, in one row. */
    private static void shares(Frame frame, Rect area, Window window, ThreadRow row) {
        Line line = new Line(frame, area.top(), area.left() + 1, area.right() - 1);
        StateTimes times = row.times();
        if (times.totalNanos() <= 0) {
            line.dim("shares: " + Figures.PENDING);
            return;
        }
        Shares shares = new Shares(window, row);
        line.pair("Running ", shares.running());
        line.pair("  Ready ", shares.ready());
        line.pair("  Waiting ", shares.waiting());
        Waits.largest(times).stream()
                .limit(2)
                .forEach(part -> line.pair("  " + part.name() + " ", Figures.percent(part.percent())));
        Transitions moves = window.transitions(row.block());
        line.pair("  dispatch ", Figures.rate(moves.dispatch() / window.seconds()));
        line.pair("  preempt ", Figures.rate(moves.timeout() / window.seconds()));
    }
}
