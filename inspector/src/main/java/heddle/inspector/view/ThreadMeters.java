package heddle.inspector.view;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Sums over the threads of the kernel, virtual ones beside them: CPUs used, threads in each state, transitions, what locks cost. */
final class ThreadMeters {
    private static final Set<Mark> ALWAYS =
            EnumSet.of(Mark.RUNNING, Mark.READY, Mark.LOCK, Mark.IO, Mark.TIMED, Mark.PARK);
    private static final Set<Mark> WITHOUT_JVM = EnumSet.of(Mark.RUNNING, Mark.READY, Mark.IO);
    private static final int SPARK = 20;
    private static final int GAP = 2;
    private static final int LONGEST_COUNT = 7;

    private ThreadMeters() {}

    static void paint(Frame frame, Rect area, UiState state, Picture picture) {
        if (area.height() >= 2) {
            roomy(frame, area, state, picture);
        } else {
            narrow(frame, area, state, picture);
        }
    }

    private static void roomy(Frame frame, Rect area, UiState state, Picture picture) {
        Line line = new Line(frame, area.top(), area.left() + 1, area.right());
        line.dim("CPU ");
        double max = Math.max(1, state.shown().host().cores());
        Spark.braille(frame, area.top(), line.at(), SPARK, picture.trend().cores(), max, Style.STATE_RUNNING);
        line.skip(SPARK + 1);
        cores(line, state.shown(), picture);
        line.skip(GAP)
                .dim("Threads ")
                .bold(Integer.toString(picture.kernelThreads().total()));
        virtual(line, picture.census());
        marks(state, picture.kernelThreads()).forEach(mark -> word(line, mark, picture.kernelThreads()));
        rates(frame, area.withoutTop(1), state, picture);
    }

    /** The states to count: none of a kind that cannot be told from others in this mode. */
    static List<Mark> marks(UiState state, Census census) {
        boolean told = Telling.ofWaits(state.shown()) == Telling.KNOWN;
        return Stream.of(Mark.values())
                .filter(mark -> census.of(mark) > 0 || (told ? ALWAYS : WITHOUT_JVM).contains(mark))
                .toList();
    }

    private static void virtual(Line line, Census census) {
        if (census.virtual() > 0) line.dim(" + " + Figures.count(census.virtual()) + " virtual");
    }

    private static void cores(Line line, Scene scene, Picture picture) {
        line.bold(Figures.hundredths(picture.flow().cores()))
                .plain("/" + scene.host().cores());
        if (line.room() > 80) line.dim(" cores");
    }

    private static void word(Line line, Mark mark, Census census) {
        int count = census.of(mark);
        if (line.room() < GAP + mark.word().length() + LONGEST_COUNT) return;
        line.skip(GAP).put("▌", mark.color());
        line.pair(mark.word() + " ", count == 0 ? Style.DIM : Style.PLAIN, census.text(mark), countStyle(mark, count));
    }

    private static Style countStyle(Mark mark, int count) {
        if (count == 0) return Style.DIM;
        return mark == Mark.LOCK ? mark.style() : Style.BOLD;
    }

    private static void rates(Frame frame, Rect area, UiState state, Picture picture) {
        Flow flow = picture.flow();
        Line line = new Line(frame, area.top(), area.left() + 1, area.right());
        rate(line, "dispatch", flow.dispatch());
        rate(line, "preempt", flow.timeout());
        rate(line, "wait", flow.request());
        rate(line, "wake", flow.completion());
        rate(line, "new", flow.admit());
        rate(line, "exit", flow.exit());
        lost(frame, area.top(), area.right() - 1, line.room() - 1, state, picture);
    }

    private static void rate(Line line, String name, double perSecond) {
        line.pair(name + " ", Style.DIM, Figures.rate(perSecond), perSecond > 0 ? Style.PLAIN : Style.DIM);
        line.skip(GAP);
    }

    /** What locks cost, right aligned. */
    private static void lost(Frame frame, int row, int end, int room, UiState state, Picture picture) {
        String label = "lost to locks ";
        String value = lostText(state.shown(), picture);
        int width = Columns.of(label) + Columns.of(value);
        if (width > room) return;
        int at = frame.put(row, end - width, label, Style.DIM);
        frame.put(row, at, value, lostStyle(state.shown(), picture));
    }

    private static String lostText(Scene scene, Picture picture) {
        Telling telling = Telling.ofLockTimes(scene);
        if (telling != Telling.KNOWN) return telling.sign();
        return Figures.decimal(picture.diagnosis().lostPerSecond()) + " s/s";
    }

    private static Style lostStyle(Scene scene, Picture picture) {
        double lost = picture.diagnosis().lostPerSecond();
        if (Telling.ofLockTimes(scene) != Telling.KNOWN || lost < 0.05) return Style.DIM;
        return lost >= 0.5 ? Style.STATE_LOCK.bold() : Style.BOLD;
    }

    private static void narrow(Frame frame, Rect area, UiState state, Picture picture) {
        Line line = new Line(frame, area.top(), area.left() + 1, area.right());
        line.dim("CPU ");
        cores(line, state.shown(), picture);
        line.skip(GAP);
        marks(state, picture.kernelThreads()).forEach(mark -> letter(line, mark, picture.kernelThreads()));
        lost(frame, area.top(), area.right() - 1, line.room() - 1, state, picture);
    }

    private static void letter(Line line, Mark mark, Census census) {
        int count = census.of(mark);
        line.pair(mark.letter() + " ", mark.style(), census.text(mark), countStyle(mark, count));
        line.skip(GAP);
    }
}
