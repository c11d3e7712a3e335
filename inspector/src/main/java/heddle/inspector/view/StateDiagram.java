package heddle.inspector.view;

import heddle.inspector.view.StateFigures.Arrow;
import java.util.List;

/**
 * The five states, and the six arrows between them with how often they are taken: of one thread with its shares of time,
 * or of a process with the number of its threads. The state a thread is in now is drawn in its colour, and so is the arrow
 * that led there.
 */
final class StateDiagram {
    static final int HEIGHT = 10;
    static final int WIDTH = 58;

    private static final int READY_AT = 6;
    private static final int RUNNING_AT = 33;
    private static final int EXIT_AT = 51;
    private static final int BOX = 10;
    private static final int MOST_CAUSES = 4;

    private final Frame frame;
    private final Rect area;
    private final StateFigures figures;

    private StateDiagram(Frame frame, Rect area, StateFigures figures) {
        this.frame = frame;
        this.area = area;
        this.figures = figures;
    }

    static void paint(Frame frame, Rect area, StateFigures figures) {
        StateDiagram diagram = new StateDiagram(frame, area, figures);
        diagram.boxes();
        diagram.ends();
        diagram.arrows();
        diagram.rates(figures.flow());
        diagram.causes();
    }

    private void boxes() {
        Mark now = figures.now();
        box(1, READY_AT, "Ready", figures.ready(), Mark.READY, now == Mark.READY);
        box(1, RUNNING_AT, "Running", figures.running(), Mark.RUNNING, now == Mark.RUNNING);
        Mark waiting = now != null && now.isWaiting() ? now : Mark.WAIT;
        box(6, RUNNING_AT, "Waiting", figures.waiting(), waiting, waiting == now);
    }

    private void box(int top, int left, String word, String amount, Mark mark, boolean now) {
        Style line = now ? mark.color() : Style.DIM;
        Style text = now || isPeopled(amount) ? mark.color().bold() : Style.PLAIN;
        Rect inside = Box.paint(frame, new Rect(area.top() + top, area.left() + left, 4, BOX), "", line, line);
        centre(inside.top(), inside, word, now ? text : Style.PLAIN);
        centre(inside.top() + 1, inside, amount, text);
    }

    private boolean isPeopled(String amount) {
        return figures.ofProcess() && !amount.equals("0");
    }

    private void centre(int at, Rect inside, String text, Style style) {
        frame.put(at, inside.left() + (inside.width() - Columns.of(text)) / 2, text, style, inside.width());
    }

    private void ends() {
        boolean isNew = figures.now() == Mark.NEW;
        boolean ended = figures.now() == Mark.TERMINATED;
        put(2, 0, "New", isNew ? Style.STATE_NEW.bold() : Style.DIM);
        put(2, EXIT_AT, "Ended", ended ? Style.STATE_TERMINATED.bold() : Style.DIM);
    }

    private void arrows() {
        right(2, 4, 5, style(Arrow.ADMIT));
        right(2, READY_AT + BOX + 1, RUNNING_AT - 2, style(Arrow.DISPATCH));
        left(3, READY_AT + BOX + 1, RUNNING_AT - 2, style(Arrow.TIMEOUT));
        right(2, RUNNING_AT + BOX + 1, EXIT_AT - 2, style(Arrow.EXIT));
        set(5, RUNNING_AT + BOX / 2, '▼', style(Arrow.REQUEST));
        Style wake = style(Arrow.COMPLETION);
        int up = READY_AT + BOX / 2;
        set(5, up, '▲', wake);
        set(6, up, '│', wake);
        set(7, up, '└', wake);
        for (int column = up + 1; column < RUNNING_AT - 1; column++) set(7, column, '─', wake);
    }

    /** The arrow that a thread took last has the colour of where it led. */
    private Style style(Arrow arrow) {
        Mark now = figures.now();
        return now != null && figures.isLast(arrow) ? now.color().bold() : Style.DIM;
    }

    private void right(int at, int from, int to, Style style) {
        for (int column = from; column < to; column++) set(at, column, '─', style);
        set(at, to, '▶', style);
    }

    private void left(int at, int from, int to, Style style) {
        for (int column = from + 1; column <= to; column++) set(at, column, '─', style);
        set(at, from, '◀', style);
    }

    private void rates(StateFigures.Arrows flow) {
        int between = READY_AT + BOX + 1;
        rate(1, between, "dispatch ", flow.dispatch(), Arrow.DISPATCH);
        rate(4, between, "preempt ", flow.timeout(), Arrow.TIMEOUT);
        rate(5, RUNNING_AT + BOX / 2 + 2, "wait ", flow.request(), Arrow.REQUEST);
        rate(6, READY_AT + BOX / 2 + 2, "wake ", flow.completion(), Arrow.COMPLETION);
        put(1, RUNNING_AT + BOX + 1, "exit ", style(Arrow.EXIT));
        if (!figures.ofProcess()) return;
        rate(1, RUNNING_AT + BOX + 1, "exit ", flow.exit(), Arrow.EXIT);
        rate(3, 0, "", flow.admit(), Arrow.ADMIT);
    }

    private void rate(int at, int column, String name, double perSecond, Arrow arrow) {
        put(at, column, name, style(arrow));
        put(at, column + name.length(), Figures.rate(perSecond), perSecond > 0 ? Style.PLAIN : Style.DIM);
    }

    private void causes() {
        List<StateFigures.Cause> causes = figures.causes();
        for (int i = 0; i < Math.min(MOST_CAUSES, causes.size()); i++) {
            StateFigures.Cause cause = causes.get(i);
            put(
                    6 + i,
                    RUNNING_AT + BOX + 1,
                    cause.mark().lowerWord(),
                    cause.mark().color());
            frame.putRight(area.top() + 6 + i, area.left() + WIDTH, cause.amount(), Style.PLAIN, 6);
        }
    }

    private void put(int at, int column, String text, Style style) {
        frame.put(area.top() + at, area.left() + column, text, style, area.width() - column);
    }

    private void set(int at, int column, int glyph, Style style) {
        frame.set(area.top() + at, area.left() + column, glyph, style);
    }
}
