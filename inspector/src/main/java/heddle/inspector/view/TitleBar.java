package heddle.inspector.view;

import heddle.inspector.model.ProcessEntry;
import heddle.inspector.model.Snapshot;
import heddle.inspector.model.Target;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The first row: where one is at the left, how far to trust it at the right. */
final class TitleBar {
    private static final Style FAINT = Style.FOOTER;
    private static final int GAP = 2;
    private static final int ROOM_FOR_FACTS = 100;

    private TitleBar() {}

    static void paint(Frame frame, Rect area, UiState state) {
        frame.fill(area, ' ', Style.FOOTER);
        int edge = area.right() - 1;
        if (area.width() >= ROOM_FOR_FACTS) edge = fact(frame, area, edge, facts(state));
        List<Span> badges = Badges.of(state);
        for (int i = badges.size() - 1; i >= 0; i--) {
            edge = putBefore(
                    frame, area, edge, badges.get(i).text(), badges.get(i).style());
        }
        trail(new Line(frame, area.top(), area.left() + 1, edge), state, area.width());
    }

    private static void trail(Line line, UiState state, int width) {
        line.put("heddle", Style.TITLE);
        Target target = target(state);
        if (state.screen() != Screen.PICKER && target != null) {
            line.put(" ▸ ", FAINT).put(name(target, width), Style.TITLE);
        }
        line.put(" ▸ ", FAINT).put(state.screen().title(), Style.TITLE);
        if (Filtering.isOn(state) && state.layer() != Layer.FILTER) {
            line.put(" ▸ ", FAINT).put("/" + SafeText.forScreen(Filtering.text(state)), FAINT);
        }
        line.put(" ", FAINT).put(hidden(state), FAINT);
    }

    private static String hidden(UiState state) {
        if (state.screen() != Screen.THREADS) return "";
        String hidden = state.switches().internalHidden() ? "(JVM-internal hidden) " : "";
        return hidden + state.switches().folds().by().title();
    }

    private static String name(Target target, int width) {
        String simple = SafeText.forScreen(shortName(target.name()));
        String pid = Integer.toString(target.pid());
        return width < ROOM_FOR_FACTS && simple.length() > 16
                ? pid
                : Columns.middle(simple, Math.max(16, width / 4)) + " (" + pid + ")";
    }

    /** The class without its package, or the jar without its folder. */
    private static String shortName(String main) {
        String file = main.substring(main.lastIndexOf('/') + 1);
        boolean jar = file.endsWith(".jar") || file.endsWith(".war");
        return jar ? file : file.substring(file.lastIndexOf('.') + 1);
    }

    private static @Nullable Target target(UiState state) {
        Picture picture = state.shown().picture();
        return picture == null ? null : picture.snapshot().target();
    }

    private static String facts(UiState state) {
        Picture picture = state.shown().picture();
        if (state.screen() == Screen.PICKER || picture == null) return "";
        Snapshot snapshot = picture.snapshot();
        String jdk = snapshot.target().jdk();
        return (jdk == null ? "" : "JDK " + SafeText.forScreen(jdk) + "  ") + up(state.shown(), snapshot);
    }

    private static String up(Scene scene, Snapshot snapshot) {
        return scene.process(snapshot.target().pid())
                .filter(process -> process.startTicks() == snapshot.target().startTicks())
                .map(process -> "up " + upTime(process, snapshot))
                .orElse("");
    }

    private static String upTime(ProcessEntry process, Snapshot snapshot) {
        long millis = Math.max(0, snapshot.at().toEpochMilli() - process.startedEpochMillis());
        return Figures.duration(millis * 1_000_000);
    }

    private static int fact(Frame frame, Rect area, int edge, String text) {
        return text.isEmpty() ? edge : putBefore(frame, area, edge, text.strip(), FAINT);
    }

    private static int putBefore(Frame frame, Rect area, int edge, String text, Style style) {
        int width = Columns.of(text);
        if (edge - width < area.left() + 8) return edge;
        frame.put(area.top(), edge - width, text, style);
        return edge - width - GAP;
    }
}
