package heddle.inspector.view;

import java.util.List;

/** How many threads are in each state, now and over the last minute, beside the five states of the process. */
final class CensusStrips {
    /** Rows with a diagram, whose own first row is empty. */
    static final int HEIGHT = StateDiagram.HEIGHT - 1;

    static final int WIDTH = StateDiagram.WIDTH + 20;

    private static final int WORD = 8;
    private static final int COUNT = 5;
    private static final int GAP = 2;

    private CensusStrips() {}

    static void paint(Frame frame, Rect area, UiState state, Picture picture) {
        if (area.height() < HEIGHT) {
            ThreadMeters.paint(frame, area.topRows(2), state, picture);
            return;
        }
        Rect body = area.bottomRows(HEIGHT);
        if (body.height() < area.height()) {
            Box.rule(frame, area.topRows(1), "threads by state, the last minute", Style.ACCENT.bold(), beside(picture));
        }
        Rect right = body.rightColumns(StateDiagram.WIDTH + 1);
        Rect diagram = new Rect(body.top() - 1, right.left(), StateDiagram.HEIGHT, right.width());
        StateDiagram.paint(frame, diagram, StateFigures.of(picture));
        strips(frame, body.withoutRight(right.width() + GAP).withoutLeft(1), state, picture);
    }

    /** Virtual threads are beside the kernel's: one that runs is one of those already. */
    private static String beside(Picture picture) {
        int virtual = picture.census().virtual();
        if (virtual == 0) return "each second";
        int running =
                picture.census().of(Mark.RUNNING) - picture.kernelThreads().of(Mark.RUNNING);
        int ready = picture.census().of(Mark.READY) - picture.kernelThreads().of(Mark.READY);
        return "beside them " + Figures.count(virtual) + " virtual: " + Figures.count(running) + " running, "
                + Figures.count(ready) + " ready";
    }

    private static void strips(Frame frame, Rect area, UiState state, Picture picture) {
        List<Mark> marks = ThreadMeters.marks(state, picture.kernelThreads());
        for (int i = 0; i < Math.min(area.height(), marks.size()); i++) {
            strip(frame, area.withoutTop(i).topRows(1), marks.get(i), picture);
        }
    }

    private static void strip(Frame frame, Rect line, Mark mark, Picture picture) {
        int count = picture.kernelThreads().of(mark);
        frame.put(line.top(), line.left(), mark.word(), mark.color(), WORD);
        int end = line.left() + WORD + COUNT;
        frame.putRight(line.top(), end, picture.kernelThreads().text(mark), count == 0 ? Style.DIM : Style.BOLD, COUNT);
        int width = Math.min(Trend.CAPACITY, line.right() - end - 1);
        Spark.paint(
                frame, line.top(), end + 1, width, picture.trend().threads(mark), most(mark, picture), mark.color());
    }

    /** Each strip has a scale of its own, for the shape is what it tells. */
    private static double most(Mark mark, Picture picture) {
        double most = 1;
        for (double count : picture.trend().threads(mark)) most = Math.max(most, Double.isNaN(count) ? 0 : count);
        return most;
    }
}
