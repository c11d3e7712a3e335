package heddle.inspector.view;

import heddle.inspector.model.Mode;
import heddle.inspector.model.Snapshot;
import heddle.inspector.model.SourceStatus;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** What the reader must know about the picture before believing it: how old, how complete, how it was made. */
final class Badges {
    static final Style CALM = Style.TITLE;
    static final Style WARN = Style.WARNING.on(Ground.BAR).bold();
    static final Style BAD = Style.ALERT.on(Ground.BAR).bold();

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final long SECOND = 1_000_000_000L;
    private static final long STALE_NANOS = 3 * SECOND / 2;
    private static final long VERY_STALE_NANOS = 10 * SECOND;

    private Badges() {}

    /** The badges of a state, the most important one last: it stands at the edge. */
    static List<Span> of(UiState state) {
        List<Span> badges = new ArrayList<>(4);
        Scene scene = state.shown();
        Picture picture = scene.picture();
        if (state.screen() == Screen.PICKER) {
            badges.add(new Span(count(scene), CALM));
            return badges;
        }
        if (picture != null) limits(picture.snapshot().sources(), scene, badges);
        if (scene.connection() instanceof Connection.Attaching attaching
                && !attaching.notice().isEmpty()) badges.add(new Span("JVM WILL PRINT A WARNING", WARN));
        badges.add(life(state));
        return badges;
    }

    private static String count(Scene scene) {
        long ready = scene.processes().stream()
                .filter(process -> process.attachable())
                .count();
        return scene.processes().size() + " found  " + ready + " attachable";
    }

    private static void limits(SourceStatus sources, Scene scene, List<Span> badges) {
        if (sources.lostEvents() > 0) badges.add(new Span("LOST " + Figures.count(sources.lostEvents()) + " ev", WARN));
        if (sources.lostSamples() > 0) {
            badges.add(new Span("MISSED " + Figures.count(sources.lostSamples()) + " looks", WARN));
        }
        boolean settled = scene.connection() instanceof Connection.Observing && sources.modeSettled();
        if (settled && sources.mode() == Mode.LOOK) badges.add(new Span("NO AGENT: /proc only", WARN));
        if (settled && sources.mode() == Mode.AGENTLESS) badges.add(new Span("NO AGENT: recording only", WARN));
    }

    private static Span life(UiState state) {
        Scene scene = state.shown();
        Picture picture = scene.picture();
        if (picture != null && picture.snapshot().ended() != null)
            return new Span(ended(picture.snapshot(), scene.host().zone()), BAD);
        if (state.isPaused()) return new Span("PAUSED −" + pausedFor(state), WARN);
        if (scene.connection() instanceof Connection.Attaching) return new Span("○ ATTACHING", CALM);
        if (scene.connection() instanceof Connection.Refused) return new Span("✗ REFUSED", BAD);
        if (picture == null) return new Span("○ WAITING", CALM);
        long stale = staleNanos(scene, picture.snapshot());
        if (stale >= STALE_NANOS) {
            return new Span("○ STALE " + stale / SECOND + " s", stale >= VERY_STALE_NANOS ? BAD : WARN);
        }
        return new Span("● LIVE" + rate(scene), CALM);
    }

    /** How long the target told nothing: its kernel side or, with an agent in it, its JVM side. */
    static long staleNanos(Scene scene, Snapshot snapshot) {
        long told = snapshot.sources().snapshotAtNanos();
        boolean spoke = snapshot.sources().mode() == Mode.AGENT && told > 0;
        long latest = spoke ? Math.min(told, snapshot.atNanos()) : snapshot.atNanos();
        return Math.max(0, scene.nowNanos() - latest);
    }

    private static String rate(Scene scene) {
        if (!(scene.connection() instanceof Connection.Observing observing)) return "";
        String rate = Figures.decimal(observing.looksPerSecond());
        return " " + (rate.endsWith(".0") ? rate.substring(0, rate.length() - 2) : rate) + " Hz";
    }

    private static String pausedFor(UiState state) {
        return (state.scene().nowNanos() - state.shown().nowNanos()) / SECOND + " s";
    }

    private static String ended(Snapshot snapshot, ZoneId zone) {
        Snapshot.Ending ended = snapshot.ended();
        if (ended == null) return "";
        String how = SafeText.forScreen(ended.how());
        boolean told = !how.isEmpty() && !how.equals("unknown");
        return "EXITED" + (told ? " (" + how + ")" : "") + " at "
                + CLOCK.format(ended.at().atZone(zone));
    }
}
