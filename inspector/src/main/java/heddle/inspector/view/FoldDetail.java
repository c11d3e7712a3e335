package heddle.inspector.view;

import heddle.inspector.model.LockWait;
import heddle.inspector.model.StackFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the threads of a fold do: how many are in which state, on what they wait, where they stand. */
final class FoldDetail {
    private static final int ROOM_FOR_TWO = 100;
    private static final int COUNT = 6;
    private static final int STATE = 10;
    private static final int LONGEST_BAR = 30;
    private static final int BRIEF = 3;
    private static final int MOST_SHARES = 5;

    private FoldDetail() {}

    static void paint(Frame frame, Rect area, ThreadFold fold) {
        Rect room = area.withoutLeft(1).withoutRight(1);
        if (area.height() <= BRIEF) {
            brief(frame, room, fold);
            return;
        }
        boolean beside = area.width() >= ROOM_FOR_TWO;
        Rect states = beside ? room.leftColumns(room.width() / 2) : room;
        int rows = states(frame, states, fold);
        lines(frame, beside ? room.withoutLeft(states.width()) : room.withoutTop(rows + 1), fold);
    }

    private static void brief(Frame frame, Rect room, ThreadFold fold) {
        states(Line.over(frame, room), fold);
        List<List<Span>> told = told(fold);
        for (int i = 0; i < Math.min(room.height() - 1, told.size()); i++) {
            frame.put(room.top() + 1 + i, room.left(), told.get(i), room.width());
        }
    }

    /** In one row, as far as there is room. */
    static void states(Line line, ThreadFold fold) {
        for (Mark mark : fold.census().marks()) {
            String count = Integer.toString(fold.census().of(mark));
            line.pair(mark.letter() + " ", mark.style(), count, Style.PLAIN).skip(1);
        }
    }

    /** A row for each state; returns how many. */
    private static int states(Frame frame, Rect room, ThreadFold fold) {
        List<Mark> marks = fold.census().marks();
        int rows = Math.min(room.height(), marks.size());
        for (int i = 0; i < rows; i++) {
            Mark mark = marks.get(i);
            int count = fold.census().of(mark);
            int row = room.top() + i;
            frame.putRight(row, room.left() + COUNT, Figures.count(count), Style.PLAIN, COUNT);
            frame.put(row, room.left() + COUNT + 1, mark.lowerWord(), mark.style(), STATE);
            int bar = Math.min(LONGEST_BAR, room.width() - COUNT - STATE - 4);
            double share = count / (double) fold.census().total();
            Bar.paint(frame, row, room.left() + COUNT + STATE + 2, bar, share, mark.color());
        }
        return rows;
    }

    private static void lines(Frame frame, Rect room, ThreadFold fold) {
        List<List<Span>> told = told(fold);
        for (int i = 0; i < Math.min(room.height(), told.size()); i++) {
            frame.put(room.top() + i, room.left(), told.get(i), room.width());
        }
    }

    private static List<List<Span>> told(ThreadFold fold) {
        List<List<Span>> lines = new ArrayList<>();
        fold.shares(FoldDetail::wait).stream().limit(MOST_SHARES).forEach(share -> lines.add(line(share, " ")));
        if (!fold.frames().isEmpty()) {
            fold.frames().forEach(frame -> lines.add(List.of(Span.dim("at "), place(frame))));
        } else {
            fold.shares(FoldDetail::site).stream().limit(MOST_SHARES).forEach(share -> lines.add(line(share, " at ")));
        }
        return lines;
    }

    private static List<Span> line(ThreadFold.Share share, String joint) {
        return List.of(Span.bold("×" + share.threads()), Span.dim(joint), Span.plain(share.text()));
    }

    /** The lock with its kind and its owner, or the peer. */
    private static String wait(ThreadRow row) {
        LockWait wait = row.block().lockWait();
        String kind = wait == null || row.waitingOn().isEmpty()
                ? ""
                : " (" + wait.kind().text() + ")";
        String owner = row.blockedBy().isEmpty() ? "" : " held by " + row.blockedBy();
        return row.waitingOn() + kind + owner;
    }

    private static String site(ThreadRow row) {
        return Stream.concat(StackFrame.firstOwn(row.block().frames()).stream(), row.block().frames().stream())
                .findFirst()
                .map(frame -> SafeText.forScreen(frame.shortText()))
                .orElse("");
    }

    private static Span place(StackFrame frame) {
        return new Span(SafeText.forScreen(frame.shortText()), frame.isPlatform() ? Style.DIM : Style.PLAIN);
    }
}
