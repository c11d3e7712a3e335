package heddle.inspector.view;

import heddle.inspector.model.StateTimes;
import heddle.inspector.model.WaitCause;
import heddle.inspector.timeline.Window;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** What the waiting of some time was for, grouped as the strips group it. */
final class Waits {
    private static final Mark[] MARKS = Mark.values();

    private Waits() {}

    /** A group of causes and its percent of all the time, waiting or not. */
    record Part(Mark mark, double percent) {
        String name() {
            return mark.lowerWord();
        }
    }

    /** The groups that took part, largest first. */
    static List<Part> largest(StateTimes times) {
        long[] nanos = new long[MARKS.length];
        for (WaitCause cause : WaitCause.values()) {
            nanos[Mark.of(cause).ordinal()] += times.waitingNanos(cause);
        }
        if (Arrays.stream(nanos).allMatch(part -> part == 0)) return List.of();
        long total = times.totalNanos();
        return IntStream.range(0, MARKS.length)
                .filter(i -> nanos[i] > 0)
                .mapToObj(i -> new Part(MARKS[i], Window.percent(nanos[i], total)))
                .sorted(Comparator.comparingDouble(Part::percent).reversed())
                .toList();
    }
}
