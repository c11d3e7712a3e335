package heddle.inspector.view;

import heddle.inspector.model.Transitions;
import heddle.inspector.timeline.Window;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The five states of one thread with its shares of time in them, and the six arrows between them with how often it took
 * them. The state it is in now is drawn in its colour.
 */
final class StateDiagram {
    static final int HEIGHT = 10;
    static final int WIDTH = 58;

    private static final Style ARROW = Style.DIM;
    private static final int READY_AT = 6;
    private static final int RUNNING_AT = 33;
    private static final int EXIT_AT = 51;
    private static final int BOX = 10;

    private final Frame frame;
    private final Rect area;
    private final ThreadRow row;
    private final Shares shares;

    private StateDiagram(Frame frame, Rect area, Window window, ThreadRow row) {
        this.frame = frame;
        this.area = area;
        this.row = row;
        shares = new Shares(window, row);
    }

    static void paint(Frame frame, Rect area, Window window, ThreadRow row) {
        StateDiagram diagram = new StateDiagram(frame, area, window, row);
        diagram.boxes();
        diagram.ends();
        diagram.arrows();
        diagram.rates(window);
        diagram.causes();
    }

    private void boxes() {
        Mark now = row.mark();
        box(1, READY_AT, "Ready", shares.ready(), now == Mark.READY ? now : null);
        box(1, RUNNING_AT, "Running", shares.running(), now == Mark.RUNNING ? now : null);
        box(6, RUNNING_AT, "Waiting", shares.waiting(), now.isWaiting() ? now : null);
    }

    private void box(int top, int left, String word, String share, @Nullable Mark now) {
        Style line = now == null ? Style.DIM : now.color();
        Style text = now == null ? Style.PLAIN : now.color().bold();
        Rect inside = Box.paint(frame, new Rect(area.top() + top, area.left() + left, 4, BOX), "", line, line);
        centre(inside.top(), inside, word, text);
        centre(inside.top() + 1, inside, share, now == null ? Style.PLAIN : text);
    }

    private void centre(int at, Rect inside, String text, Style style) {
        frame.put(at, inside.left() + (inside.width() - Columns.of(text)) / 2, text, style, inside.width());
    }

    private void ends() {
        boolean isNew = row.mark() == Mark.NEW;
        boolean ended = row.mark() == Mark.TERMINATED;
        put(2, 0, "New", isNew ? Style.STATE_NEW.bold() : Style.DIM);
        put(2, EXIT_AT, "Ended", ended ? Style.STATE_TERMINATED.bold() : Style.DIM);
    }

    private void arrows() {
        right(2, 4, 5);
        right(2, READY_AT + BOX + 1, RUNNING_AT - 2);
        left(3, READY_AT + BOX + 1, RUNNING_AT - 2);
        right(2, RUNNING_AT + BOX + 1, EXIT_AT - 2);
        int down = RUNNING_AT + BOX / 2;
        int up = READY_AT + BOX / 2;
        set(5, down, '▼');
        set(5, up, '▲');
        set(6, up, '│');
        set(7, up, '└');
        for (int column = up + 1; column < RUNNING_AT - 1; column++) set(7, column, '─');
    }

    private void right(int at, int from, int to) {
        for (int column = from; column < to; column++) set(at, column, '─');
        set(at, to, '▶');
    }

    private void left(int at, int from, int to) {
        for (int column = from + 1; column <= to; column++) set(at, column, '─');
        set(at, from, '◀');
    }

    private void rates(Window window) {
        Transitions moves = window.transitions(row.block());
        double seconds = window.nanos() > 0 ? window.seconds() : Double.NaN;
        int between = READY_AT + BOX + 1;
        rate(1, between, "dispatch ", moves.dispatch() / seconds);
        rate(4, between, "preempt ", moves.timeout() / seconds);
        rate(5, RUNNING_AT + BOX / 2 + 2, "wait ", moves.request() / seconds);
        rate(6, READY_AT + BOX / 2 + 2, "wake ", moves.completion() / seconds);
        put(1, RUNNING_AT + BOX + 1, "exit", Style.DIM);
    }

    private void rate(int at, int column, String name, double perSecond) {
        put(at, column, name, Style.DIM);
        put(at, column + name.length(), Figures.rate(perSecond), perSecond > 0 ? Style.PLAIN : Style.DIM);
    }

    private void causes() {
        List<Waits.Part> parts = Waits.largest(row.times());
        for (int i = 0; i < Math.min(3, parts.size()); i++) {
            Waits.Part part = parts.get(i);
            String percent = Figures.percent(part.percent());
            put(6 + i, RUNNING_AT + BOX + 1, part.name(), part.mark().color());
            frame.putRight(area.top() + 6 + i, area.left() + WIDTH, percent, Style.PLAIN, 6);
        }
    }

    private void put(int at, int column, String text, Style style) {
        frame.put(area.top() + at, area.left() + column, text, style, area.width() - column);
    }

    private void set(int at, int column, int glyph) {
        frame.set(area.top() + at, area.left() + column, glyph, ARROW);
    }
}
