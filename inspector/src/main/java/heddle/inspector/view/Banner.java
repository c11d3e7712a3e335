package heddle.inspector.view;

import heddle.inspector.diagnosis.Deadlock;
import heddle.inspector.model.LockId;
import java.util.List;
import java.util.stream.Collectors;

/** Deadlocks, on the one ground that is never used for anything else. */
final class Banner {
    private static final String WORD = "DEADLOCK  ";

    private Banner() {}

    /** Paints a deadlock a row; the last row also counts those without one. */
    static void paint(Frame frame, Rect area, Picture picture) {
        List<Deadlock> deadlocks = picture.diagnosis().deadlocks();
        for (int i = 0; i < Math.min(area.height(), deadlocks.size()); i++) {
            int hidden = i == area.height() - 1 ? deadlocks.size() - area.height() : 0;
            Deadlock deadlock = deadlocks.get(i);
            String age = Figures.duration(Math.max(0, picture.snapshot().atNanos() - deadlock.sinceNanos()));
            String rest = hidden > 0 ? "and " + hidden + " more" : "for " + age;
            paint(frame, area.withoutTop(i).topRows(1), deadlock, rest);
        }
    }

    private static void paint(Frame frame, Rect row, Deadlock deadlock, String rest) {
        frame.fill(row, ' ', Style.ALARM);
        int end = row.right() - 1 - Columns.of(rest);
        Line line = new Line(frame, row.top(), row.left() + 1, end - 1);
        line.put(WORD, Style.ALARM).put(fitting(deadlock, line.room() - WORD.length()), Style.ALARM);
        frame.put(row.top(), end, rest, Style.ALARM);
    }

    /** The longest way to tell it for which there is room. */
    private static String fitting(Deadlock deadlock, int room) {
        int victims = deadlock.victims().size();
        String tail = victims == 0 ? "" : "  +" + victims + " stuck behind";
        String told = joined(deadlock, "  ⇄  ", Banner::told) + tail;
        if (Columns.of(told) <= room) return told;
        String names = joined(
                deadlock, " ⇄ ", member -> SafeText.forScreen(member.thread().name()));
        String locks = "  (" + joined(deadlock, ", ", member -> lock(member.holds())) + ")";
        boolean both = Columns.of(names) + Columns.of(locks) + tail.length() <= room;
        return both ? names + locks + tail : names + tail;
    }

    private static String told(Deadlock.Member member) {
        String name = SafeText.forScreen(member.thread().name());
        return name + " holds " + lock(member.holds()) + " wants " + lock(member.waitsOn());
    }

    private static String joined(
            Deadlock deadlock, String between, java.util.function.Function<Deadlock.Member, String> text) {
        return deadlock.members().stream().map(text).collect(Collectors.joining(between));
    }

    private static String lock(LockId id) {
        return SafeText.forScreen(id.shortText());
    }
}
