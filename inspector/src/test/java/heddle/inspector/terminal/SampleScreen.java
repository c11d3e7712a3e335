package heddle.inspector.terminal;

import heddle.inspector.view.Bar;
import heddle.inspector.view.Box;
import heddle.inspector.view.Column;
import heddle.inspector.view.Footer;
import heddle.inspector.view.Frame;
import heddle.inspector.view.KeyBinding;
import heddle.inspector.view.KeyTable;
import heddle.inspector.view.Rect;
import heddle.inspector.view.Strip;
import heddle.inspector.view.Style;
import heddle.inspector.view.Table;
import heddle.inspector.view.Viewport;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A screen as busy as the busiest of the product: a header, a table with a history strip in each row, a detail pane and
 * a footer. Its content is made up and the same for the same arguments.
 */
final class SampleScreen {

    private static final int HISTORY = 400;

    private static final List<Strip.Cell> STATES = List.of(
            new Strip.Cell('█', Style.STATE_RUNNING),
            new Strip.Cell('▆', Style.STATE_READY),
            new Strip.Cell('▄', Style.STATE_LOCK),
            new Strip.Cell('▂', Style.STATE_IO),
            new Strip.Cell('·', Style.STATE_TIMED));

    private static final KeyTable<String> KEYS = new KeyTable<>(List.of(
            KeyBinding.of("enter", "open", "open", "Open the thread."),
            KeyBinding.of("/", "filter", "filter", "Filter."),
            KeyBinding.of("s", "sort", "sort", "Sort."),
            KeyBinding.of("b", "blocker", "blocker", "Go to who blocks it."),
            KeyBinding.of("space", "pause", "pause", "Pause."),
            KeyBinding.of("?", "help", "help", "Help."),
            KeyBinding.of("q", "quit", "quit", "Quit.")));

    private record Row(int id, String name, List<Strip.Cell> history, int second) {

        Strip.Cell shifted(int index) {
            return cell(index + second);
        }

        Strip.Cell cell(int index) {
            return history.get(index % HISTORY);
        }
    }

    private SampleScreen() {}

    static Frame live(int columns, int rows, int second, int selected) {
        return paint(columns, rows, second, new Viewport(0, 0).select(selected, rows - 15, 1000), false);
    }

    static Frame sweeping(int columns, int rows, int second) {
        return paint(columns, rows, second, Viewport.START, true);
    }

    static Frame scrolled(int columns, int rows, int top) {
        return paint(columns, rows, 0, new Viewport(top, top), false);
    }

    private static Frame paint(int columns, int rows, int second, Viewport viewport, boolean sweep) {
        Frame frame = new Frame(rows, columns);
        Rect screen = frame.bounds();
        frame.fill(screen.topRows(1), ' ', Style.TITLE);
        frame.put(0, 1, "heddle ▸ order-service (4242) ▸ Threads", Style.TITLE);
        frame.putRight(0, columns - 1, "● LIVE 4 Hz   up 03:12:0" + second % 10, Style.TITLE, 30);
        frame.put(1, 1, "214 threads  lost to locks 27.9 s/s", Style.DIM);
        Bar.paint(frame, 1, 40, 20, second % 10 / 10.0, Style.STATE_RUNNING);
        Rect body = screen.withoutTop(2).withoutBottom(1);
        Rect detail = body.bottomRows(Math.max(4, rows / 5));
        table(columns, sweep).paint(frame, body.withoutBottom(detail.height()), rows(second), viewport);
        Box.rule(frame, detail, "http-nio-8080-exec-3  TID 31207", Style.ACCENT, "⏎ open");
        for (int row = 1; row < detail.height(); row++) {
            frame.put(
                    detail.top() + row,
                    3,
                    "at com.acme.OrderService.place(OrderService.java:7" + row + ")",
                    Style.PLAIN);
        }
        Footer.paint(frame, screen.bottomRows(1), KEYS);
        return frame;
    }

    private static Table<Row> table(int columns, boolean sweep) {
        return new Table<>(
                List.of(
                        Column.text("S", 1, 1, row -> "RrLIT".substring(row.id % 5, row.id % 5 + 1), row -> Style.BOLD),
                        Column.figure("TID", 6, row -> "" + (31200 + 7 * row.id), row -> Style.PLAIN),
                        Column.text("NAME", 12, 24, Row::name, row -> Style.PLAIN),
                        Column.figure("CPU%", 5, row -> row.id * row.second % 100 + ".4", row -> Style.PLAIN),
                        Column.figure("LOCKED%", 7, row -> row.id * 13 % 100 + ".0", row -> Style.ALERT.bold()),
                        Column.<Row>text("WAITING ON", 10, 16, row -> "Inventory@1f2e", row -> Style.DIM)
                                .rank(1),
                        Column.painted("LAST", 20, Math.min(120, columns / 2), (frame, line, column, width, row) -> {
                            if (sweep) {
                                Strip.sweep(frame, line, column, width, 200 + row.second, row::cell);
                            } else {
                                Strip.paint(frame, line, column, width, HISTORY, row::shifted);
                            }
                        })),
                3);
    }

    private static List<Row> rows(int second) {
        return IntStream.range(0, 200).mapToObj(id -> row(id, second)).toList();
    }

    /** States last ten seconds on average, so a strip is made of runs. */
    private static Row row(int id, int second) {
        Random random = new Random(id);
        List<Strip.Cell> history = new ArrayList<>(STATES.subList(0, 1));
        while (history.size() < HISTORY) {
            Strip.Cell last = history.get(history.size() - 1);
            history.add(random.nextInt(10) == 0 ? STATES.get(random.nextInt(STATES.size())) : last);
        }
        String name = id % 7 == 3 ? "주문-처리기-" + id : "http-nio-8080-exec-" + id;
        return new Row(id, name, history, second);
    }
}
