package heddle.inspector.view;

import heddle.inspector.model.StateTimes;
import heddle.inspector.model.WaitCause;
import heddle.inspector.timeline.Window;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Where the time of a thread went, by state and cause, most first. */
final class TimeSpent {
    private static final int PERCENT = 7;
    private static final int NAME = 12;
    private static final int LONGEST_BAR = 30;

    private TimeSpent() {}

    private record Part(String name, double percent, Mark mark) {}

    static void paint(Frame frame, Rect area, Window window, ThreadRow row) {
        if (area.height() < 2) return;
        List<Part> parts = parts(row.times());
        String length = parts.isEmpty() ? Figures.PENDING : "the last " + Figures.duration(window.nanos());
        frame.put(area.top(), area.left(), "where its time went, " + length, Style.DIM, area.width());
        for (int i = 0; i < Math.min(area.height() - 1, parts.size()); i++) {
            paint(frame, area.withoutTop(1 + i).topRows(1), parts.get(i));
        }
    }

    private static void paint(Frame frame, Rect line, Part part) {
        int end = line.left() + PERCENT;
        frame.putRight(line.top(), end, Figures.percent(part.percent()), Style.PLAIN, PERCENT);
        frame.put(line.top(), end + 1, part.name(), part.mark().color(), NAME);
        int bar = Math.min(LONGEST_BAR, line.right() - end - NAME - 2);
        Bar.paint(
                frame,
                line.top(),
                end + NAME + 1,
                bar,
                part.percent() / 100,
                part.mark().color());
    }

    private static List<Part> parts(StateTimes times) {
        List<Part> parts = new ArrayList<>();
        long total = times.totalNanos();
        add(parts, "running", times.runningNanos(), total, Mark.RUNNING);
        add(parts, "ready", times.readyNanos(), total, Mark.READY);
        for (WaitCause cause : WaitCause.values()) {
            add(parts, ThreadRow.words(cause), times.waitingNanos(cause), total, Mark.of(cause));
        }
        parts.sort(Comparator.comparingDouble(Part::percent).reversed());
        return parts;
    }

    private static void add(List<Part> parts, String name, long nanos, long total, Mark mark) {
        if (nanos > 0) parts.add(new Part(name, Window.percent(nanos, total), mark));
    }
}
