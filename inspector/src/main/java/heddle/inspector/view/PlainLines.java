package heddle.inspector.view;

import heddle.inspector.diagnosis.Deadlock;
import heddle.inspector.diagnosis.LockReport;
import heddle.inspector.model.StackFrame;
import heddle.inspector.model.Target;
import heddle.inspector.model.ThreadControlBlock;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The same scene as a few lines of text, for an output that is no terminal: a pipe, a log, a screen reader. */
public final class PlainLines {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final int MOST_THREADS = 5;
    private static final int MOST_LOCKS = 3;

    private PlainLines() {}

    /** One block: the process, then each deadlock, then the locks that cost most, then the threads that matter most. */
    public static List<String> of(Scene scene) {
        UiState state = UiState.start(Screen.THREADS, scene);
        List<String> lines = new ArrayList<>();
        Picture picture = scene.picture();
        if (picture == null) {
            lines.add(time(scene) + " " + badges(state) + connection(scene.connection()));
            return lines;
        }
        lines.add(time(scene) + " " + process(picture, scene) + "  " + badges(state));
        picture.diagnosis().deadlocks().stream().map(PlainLines::deadlock).forEach(lines::add);
        picture.locks().stream().limit(MOST_LOCKS).map(PlainLines::lock).forEach(lines::add);
        Listing.THREADS.rows(state).stream()
                .limit(MOST_THREADS)
                .filter(ThreadRow.class::isInstance)
                .map(ThreadRow.class::cast)
                .map(row -> thread(scene, row))
                .forEach(lines::add);
        return lines;
    }

    private static String time(Scene scene) {
        return CLOCK.format(scene.at().atZone(scene.host().zone()));
    }

    private static String badges(UiState state) {
        return Badges.of(state).stream().map(Span::text).collect(Collectors.joining("  "));
    }

    private static String connection(Connection connection) {
        if (connection instanceof Connection.Attaching attaching) {
            return " " + attaching.pid() + " " + out(attaching.name()) + ": " + out(attaching.step());
        }
        if (connection instanceof Connection.Refused refused) {
            return " " + refused.pid() + ": " + (out(refused.problem()) + " " + out(refused.cure())).strip();
        }
        return "";
    }

    private static String process(Picture picture, Scene scene) {
        Target target = picture.snapshot().target();
        Census census = picture.kernelThreads();
        String states = Stream.of(Mark.values())
                .filter(mark -> census.of(mark) > 0)
                .map(mark -> mark.lowerWord() + " " + census.text(mark))
                .collect(Collectors.joining(" "));
        String cores =
                Figures.hundredths(picture.flow().cores()) + "/" + scene.host().cores();
        return out(target.name()) + " (" + target.pid() + ")  cpu " + cores + "  threads " + census.total()
                + beside(picture) + ": " + states + "  lost to locks " + lost(picture, scene);
    }

    private static String beside(Picture picture) {
        int virtual = picture.census().virtual();
        return virtual == 0 ? "" : " and " + virtual + " virtual";
    }

    private static String lost(Picture picture, Scene scene) {
        Telling telling = Telling.ofLockTimes(scene);
        boolean known = telling == Telling.KNOWN;
        return known ? Figures.decimal(picture.diagnosis().lostPerSecond()) + " s/s" : telling.sign();
    }

    private static String deadlock(Deadlock deadlock) {
        String circle = deadlock.members().stream()
                .map(member -> out(member.thread().name()) + " holds "
                        + out(member.holds().shortText()) + " wants "
                        + out(member.waitsOn().shortText()))
                .collect(Collectors.joining("; "));
        return "  DEADLOCK " + circle + "; stuck behind: " + deadlock.victims().size();
    }

    private static String lock(LockRow row) {
        LockReport lock = row.report();
        String cost = (row.isMeasured() ? "" : "~") + Figures.decimal(lock.lostPerSecond()) + " s/s";
        String owner = lock.owner().map(PlainLines::owner).orElse("");
        return "  lock " + out(lock.id().shortText()) + " " + lock.kind().text() + "  lost " + cost + "  waiters "
                + row.waiters() + owner;
    }

    private static String owner(ThreadControlBlock owner) {
        String place = StackFrame.firstOwn(owner.frames())
                .map(frame -> " at " + out(frame.shortText()))
                .orElse("");
        return "  held by " + out(owner.name()) + " "
                + Mark.of(owner.activity()).lowerWord() + place;
    }

    private static String thread(Scene scene, ThreadRow row) {
        Telling telling = Telling.ofLockTimes(scene);
        String locked = telling == Telling.KNOWN ? Figures.percent(row.lockedPercent()) : telling.sign();
        String on = row.waitingOn().isEmpty() ? "" : " on " + row.waitingOn();
        String by = row.blockedBy().isEmpty() ? "" : " held by " + row.blockedBy();
        return "  thread " + row.idText() + " " + out(row.block().name()) + "  cpu " + Figures.percent(row.cpuPercent())
                + "  locked " + locked + "  " + row.mark().lowerWord() + " for " + Figures.age(row.ageNanos()) + on
                + by;
    }

    private static String out(String text) {
        return SafeText.forOutput(text);
    }
}
