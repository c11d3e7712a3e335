package heddle.inspector.view;

import heddle.inspector.diagnosis.LockCost;
import heddle.inspector.diagnosis.LockReport;
import heddle.inspector.model.LockAccount;
import java.util.ArrayList;
import java.util.List;

/** What a lock costs the program, in figures: said only as far as it was computed and is worth saying. */
final class LockFigures {
    private static final int MOST_GROUPS = 3;
    private static final int CURVE = 30;
    private static final double LEAST_PERCENT = 0.5;
    private static final double LEAST_RATE = 0.05;
    private static final double FULL_PRESSURE = 0.5;

    private LockFigures() {}

    /** Lines of a label and what is said. */
    static List<List<Span>> lines(LockReport lock) {
        List<List<Span>> lines = new ArrayList<>();
        LockCost cost = lock.cost();
        lines.add(lost(lock));
        if (cost.pressurePercent() >= LEAST_PERCENT || !cost.seconds().isEmpty()) lines.add(pressure(cost));
        groups(cost, lines);
        if (cost.blamedPerSecond() > 1.1 * lock.lostPerSecond()) lines.add(blame(cost));
        cost.gain().ifPresent(gain -> lines.add(gain(gain)));
        return lines;
    }

    private static List<Span> lost(LockReport lock) {
        List<Span> line = new ArrayList<>();
        LockCost cost = lock.cost();
        String error = cost.errorPerSecond() > 0 ? " ±" + Figures.decimal(cost.errorPerSecond()) : "";
        line.add(label("LOST"));
        line.add(Span.plain(Figures.decimal(lock.lostPerSecond()) + error + " s/s"));
        if (!cost.seconds().isEmpty()) {
            line.add(Span.dim("  last minute "));
            line.add(Span.plain(Figures.decimal(lastMinute(cost)) + " s/s"));
        }
        double handOffs = cost.handOffsPerSecond().orElse(0);
        if (handOffs >= LEAST_RATE) {
            line.add(Span.dim("  hand-offs "));
            line.add(Span.plain(Figures.rate(handOffs)));
        }
        return line;
    }

    /** Thread-seconds a second lost over the last minute, or since somebody first waited in it. */
    static double lastMinute(LockCost cost) {
        return cost.seconds().stream()
                .mapToDouble(LockAccount.Second::lost)
                .average()
                .orElse(0);
    }

    private static List<Span> pressure(LockCost cost) {
        List<LockAccount.Second> seconds = cost.seconds();
        StringBuilder curve = new StringBuilder(CURVE);
        for (LockAccount.Second second : seconds.subList(Math.max(0, seconds.size() - CURVE), seconds.size())) {
            curve.append(level(second.pressure()));
        }
        return List.of(
                label("PRESSURE"),
                Span.plain(Columns.right(Math.round(cost.pressurePercent()) + " %", 6)),
                Span.dim("  "),
                new Span(curve.toString(), Style.STATE_LOCK));
    }

    /** Half of all time lost to one lock fills the curve. */
    private static char level(float pressure) {
        int steps = Glyphs.LEVELS.length();
        long step = Math.round(steps * pressure / FULL_PRESSURE);
        return step <= 0 ? Glyphs.FLAT : Glyphs.LEVELS.charAt((int) Math.min(steps, step) - 1);
    }

    private static void groups(LockCost cost, List<List<Span>> lines) {
        String once = "TAKES";
        for (LockReport.NamedShare group : cost.groups().stream()
                .filter(share -> share.percent() >= LEAST_PERCENT)
                .limit(MOST_GROUPS)
                .toList()) {
            String of = group.name().isEmpty() ? "threads without a name" : SafeText.forScreen(group.name());
            String percent = Columns.right(Math.round(group.percent()) + " %", 6);
            lines.add(List.of(label(once), Span.plain(percent), Span.dim("  of the life of "), Span.plain(of)));
            once = "";
        }
    }

    private static List<Span> blame(LockCost cost) {
        return List.of(
                label("BLAME"),
                Span.plain(Figures.decimal(cost.blamedPerSecond()) + " s/s"),
                Span.dim("  with those who wait behind its waiters"));
    }

    private static List<Span> gain(LockCost.Gain gain) {
        String then = gain.cap() == LockCost.Cap.CPU ? "  then the CPUs are full" : "  if nobody waited here";
        return List.of(label("GAIN"), Span.plain("at most " + Figures.decimal(gain.times()) + "x"), Span.dim(then));
    }

    private static Span label(String text) {
        return Span.dim(Columns.left(text, LockSites.LABEL + 1));
    }
}
