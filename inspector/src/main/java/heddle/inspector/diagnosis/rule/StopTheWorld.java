package heddle.inspector.diagnosis.rule;

import heddle.inspector.diagnosis.Case;
import heddle.inspector.diagnosis.Finding;
import heddle.inspector.diagnosis.Finding.Confidence;
import heddle.inspector.diagnosis.Finding.Severity;
import heddle.inspector.model.RecordedWait;
import heddle.inspector.timeline.Window;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The JVM stops all threads too often or for too long. */
final class StopTheWorld implements Rule {
    static final String SLUG = "stop-the-world";

    private static final Profile PROFILE = Profile.of(SLUG, "M4", 3 * SECOND, Need.RECORDING);
    private static final long JUDGED_NANOS = 10 * SECOND;
    private static final double MEDIUM_PERCENT = 5;
    private static final double HIGH_PERCENT = 10;
    private static final long MEDIUM_PAUSE_NANOS = SECOND / 2;
    private static final long HIGH_PAUSE_NANOS = 2 * SECOND;

    /** The pauses of the last ten seconds; time before observation began counts as time without any. */
    private record Pauses(List<RecordedWait> pauses, long fromNanos, long toNanos) {
        static Pauses of(Case about) {
            long to = about.now().atNanos();
            long from = to - JUDGED_NANOS;
            return new Pauses(
                    about.now().waits().recordedBetween(from, to).stream()
                            .filter(wait -> wait.javaId() == RecordedWait.EVERY_THREAD)
                            .sorted(Comparator.comparingLong(RecordedWait::startNanos))
                            .toList(),
                    from,
                    to);
        }

        /** Time stopped; an operation told twice, or within another, counts once. */
        double percent() {
            long stopped = 0;
            long until = fromNanos;
            for (RecordedWait pause : pauses) {
                stopped += pause.nanosWithin(until, toNanos);
                until = Math.max(until, pause.endNanos());
            }
            return Window.percent(stopped, JUDGED_NANOS);
        }

        long longestNanos() {
            return pauses.stream()
                    .mapToLong(pause -> pause.endNanos() - pause.startNanos())
                    .max()
                    .orElse(0);
        }

        /** What took most of the time, in the JVM's words. */
        String reason() {
            Map<String, Long> sums = new HashMap<>();
            pauses.forEach(pause -> sums.merge(pause.what(), pause.endNanos() - pause.startNanos(), Long::sum));
            return sums.entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .map(Map.Entry::getKey)
                    .orElse("");
        }

        boolean isAtLeast(double percent, long pauseNanos) {
            return percent() >= percent || longestNanos() > pauseNanos;
        }
    }

    @Override
    public Profile profile() {
        return PROFILE;
    }

    @Override
    public List<Finding> find(Case about) {
        Pauses pauses = Pauses.of(about);
        if (!pauses.isAtLeast(MEDIUM_PERCENT, MEDIUM_PAUSE_NANOS)) return List.of();
        boolean high = pauses.isAtLeast(HIGH_PERCENT, HIGH_PAUSE_NANOS);
        return List.of(finding(pauses, high ? Severity.HIGH : Severity.MEDIUM));
    }

    private Finding finding(Pauses pauses, Severity severity) {
        String reason = pauses.reason().isEmpty() ? "" : ": mostly " + pauses.reason();
        return new Draft(this, severity, Confidence.SURE)
                .costs(pauses.percent() / 100)
                .because(pauses.pauses().size() + " stops in the last 10 s, the longest of "
                        + Words.time(pauses.longestNanos()))
                .advises("See what the collector does: allocate less, give it more heap, or take another collector.")
                .says("The JVM stopped all threads for " + Words.percent(pauses.percent())
                        + " of the last 10 s, once for " + Words.time(pauses.longestNanos()) + reason + ".");
    }
}
