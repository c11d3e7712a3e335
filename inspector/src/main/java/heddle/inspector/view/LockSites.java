package heddle.inspector.view;

import heddle.inspector.diagnosis.Finding;
import heddle.inspector.diagnosis.LockReport;
import heddle.inspector.diagnosis.LockReport.Role;
import heddle.inspector.diagnosis.LockReport.WaitTimes;
import heddle.inspector.model.StateTimes;
import heddle.inspector.timeline.Window;
import java.util.ArrayList;
import java.util.List;

/** Where a lock is taken and held, how long it is waited for, what its holders did meanwhile, and how that is known. */
final class LockSites {
    static final int LABEL = 9;
    private static final int MOST_OWNERS = 3;

    private LockSites() {}

    static void paint(Frame frame, Rect area, Picture picture, LockRow lock) {
        List<List<Span>> lines = lines(picture, lock.report(), area.width());
        for (int i = 0; i < Math.min(area.height(), lines.size()); i++) {
            frame.put(area.top() + i, area.left(), lines.get(i), area.width());
        }
    }

    private static List<List<Span>> lines(Picture picture, LockReport lock, int width) {
        List<List<Span>> lines = new ArrayList<>();
        sites(lock, Role.HOLDER, "HELD AT", lines);
        sites(lock, Role.WAITER, "WANTED AT", lines);
        owners(lock, lines);
        lines.add(waits(lock));
        why(lock, lines);
        lines.addAll(LockFigures.lines(lock));
        lines.add(evidence(picture, lock));
        picture.diagnosis().findings().stream()
                .filter(finding -> lock.id().equals(finding.lock()))
                .map(Finding::advice)
                .filter(advice -> !advice.isEmpty())
                .limit(1)
                .forEach(advice -> advise(SafeText.forScreen(advice), width, lines));
        return lines;
    }

    private static void advise(String advice, int width, List<List<Span>> lines) {
        String once = "TRY";
        for (String part : Columns.wrap(advice, Math.max(1, width - LABEL - 1))) {
            lines.add(List.of(label(once), Span.plain(part)));
            once = "";
        }
    }

    private static void sites(LockReport lock, Role role, String label, List<List<Span>> lines) {
        String once = label;
        for (LockReport.Site site : lock.sites()) {
            if (site.role() != role) continue;
            lines.add(share(once, site.percent(), site.frame().shortText()));
            once = "";
        }
    }

    private static void owners(LockReport lock, List<List<Span>> lines) {
        String once = "HELD BY";
        for (LockReport.NamedShare owner :
                lock.ownersSeen().stream().limit(MOST_OWNERS).toList()) {
            lines.add(share(once, owner.percent(), owner.name()));
            once = "";
        }
    }

    private static List<Span> share(String label, double percent, String what) {
        String figure = Columns.right(Math.round(percent) + " %", 6);
        return List.of(label(label), Span.plain(figure + "  " + SafeText.forScreen(what)));
    }

    private static Span label(String text) {
        return Span.dim(Columns.left(text, LABEL + 1));
    }

    private static List<Span> waits(LockReport lock) {
        WaitTimes times = lock.waitTimes();
        if (times.max() <= 0) return List.of(label("WAITS"), Span.dim("none finished yet"));
        return List.of(
                label("WAITS"),
                Span.dim("p50 "),
                Span.plain(Figures.duration(times.p50())),
                Span.dim("  p99 "),
                Span.plain(Figures.duration(times.p99())),
                Span.dim("  max "),
                Span.plain(Figures.duration(times.max())),
                Span.dim("  open "),
                Span.plain(times.open() > 0 ? Figures.duration(times.open()) : Figures.NONE));
    }

    /** What the owners did while others waited; said only when somebody was seen owning it. */
    private static void why(LockReport lock, List<List<Span>> lines) {
        StateTimes why = lock.why();
        long total = why.totalNanos();
        if (total <= 0) return;
        List<Span> line = new ArrayList<>();
        line.add(label("WHY"));
        line.add(Span.dim("holder "));
        add(line, Mark.RUNNING, Window.percent(why.runningNanos(), total));
        add(line, Mark.READY, Window.percent(why.readyNanos(), total));
        Waits.largest(why).forEach(part -> add(line, part.mark(), part.percent()));
        lines.add(line);
    }

    private static void add(List<Span> line, Mark mark, double percent) {
        if (percent < 0.5) return;
        line.add(new Span(mark.lowerWord(), mark.color()));
        line.add(Span.plain(" " + Math.round(percent) + " %  "));
    }

    private static List<Span> evidence(Picture picture, LockReport lock) {
        long least = picture.snapshot().sources().minWaitNanos();
        String known = switch (lock.lostEvidence()) {
            case MEASURED -> "measured: recorded waits" + (least > 0 ? " from " + Figures.duration(least) + " up" : "");
            case SAMPLED -> "~ sampled: looks at who waits";
            case INFERRED -> "~ inferred";
        };
        return List.of(label("KNOWN"), Span.dim(known));
    }
}
