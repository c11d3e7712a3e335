package heddle.inspector.timeline;

import static java.util.stream.Collectors.groupingBy;

import heddle.inspector.model.RecordedWait;
import heddle.inspector.model.StateTimes;
import heddle.inspector.model.ThreadControlBlock;
import heddle.inspector.model.WaitCause;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What threads did in a window, their waiting divided by the recorded waits when all of them have arrived, by looks
 * otherwise. The sum of the waiting is the kernel's in both cases; what no event tells of is divided by looks.
 */
public final class RecordedTimes {
    private final Window window;
    private final boolean complete;
    private final Map<Long, List<RecordedWait>> waits;

    public RecordedTimes(Window window) {
        this.window = window;
        complete = window.to().sources().recordedUpToNanos() >= window.to().atNanos();
        waits = window
                .to()
                .waits()
                .recordedBetween(window.from().atNanos(), window.to().atNanos())
                .stream()
                .collect(groupingBy(RecordedWait::javaId));
    }

    public StateTimes of(ThreadControlBlock thread) {
        StateTimes looked = window.times(thread);
        if (!complete || thread.javaId() < 0) return looked;
        looked = withPauses(looked);
        List<RecordedWait> recorded = waits.getOrDefault(thread.javaId(), List.of());
        if (recorded.isEmpty()) return looked;
        return new WaitDivision(looked, parts(recorded, thread)).times();
    }

    /** While the JVM stands still a thread that would run waits for it to go on, and nobody else explains that. */
    private StateTimes withPauses(StateTimes looked) {
        long from = window.from().atNanos();
        long to = window.to().atNanos();
        long paused = waits.getOrDefault(RecordedWait.EVERY_THREAD, List.of()).stream()
                .mapToLong(pause -> pause.nanosWithin(from, to))
                .sum();
        long stopped = Math.min(paused, looked.waitingNanos(WaitCause.OTHER));
        return looked.plusWaiting(WaitCause.OTHER, -stopped).plusWaiting(WaitCause.SAFEPOINT, stopped);
    }

    private Map<WaitCause, Long> parts(List<RecordedWait> recorded, ThreadControlBlock thread) {
        long from = window.from().atNanos();
        long to = window.to().atNanos();
        Map<WaitCause, Long> parts = new EnumMap<>(WaitCause.class);
        long openSince = Math.max(from, thread.sinceNanos());
        for (RecordedWait wait : recorded) {
            parts.merge(wait.cause(), wait.nanosWithin(from, to), Long::sum);
            openSince = Math.max(openSince, wait.endNanos());
        }
        WaitCause open = thread.activity().cause();
        if (open != null && openSince < to) parts.merge(open, to - openSince, Long::sum);
        return parts;
    }
}
