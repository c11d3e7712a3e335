package heddle.inspector.command;

import heddle.inspector.model.Snapshot;
import heddle.inspector.model.SourceStatus;
import heddle.inspector.model.Target;
import heddle.inspector.timeline.Window;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields that every answer about one target begins with. */
final class Head {
    static final String NO_JDK = "no JVM, or one that does not tell its version";

    private Head() {}

    /** @param notes what the reader should know besides, in sentences */
    static Json of(String schema, Window window, List<String> notes) {
        Snapshot now = window.to();
        SourceStatus sources = now.sources();
        Json head = new Json()
                .with("schema", "heddle." + schema + "/1")
                .with("at", now.at().toString())
                .millis("window_ms", window.nanos())
                .with("mode", sources.mode().text())
                .with("target", target(now.target()))
                .with("lost", Map.of("events", sources.lostEvents(), "samples", sources.lostSamples()));
        minWait(head, sources);
        head.with("cost", cost(window)).with("notes", notes);
        return head;
    }

    static Map<String, @Nullable Object> target(Target target) {
        return new Json()
                .with("pid", target.pid())
                .with("start_ticks", target.startTicks())
                .with("name", target.name())
                .orUnknown("jdk", target.jdk() != null, target.jdk(), NO_JDK)
                .map();
    }

    private static void minWait(Json head, SourceStatus sources) {
        if (sources.minWaitNanos() >= 0) {
            head.millis("min_wait_ms", sources.minWaitNanos());
        } else {
            head.unknown(
                    "min_wait_ms", sources.unavailable().getOrDefault("recording", "no flight recording in this mode"));
        }
        sources.unavailable().forEach((what, why) -> {
            if (!what.equals("recording")) head.missing(what, why);
        });
    }

    private static Map<String, @Nullable Object> cost(Window window) {
        SourceStatus from = window.from().sources();
        SourceStatus to = window.to().sources();
        boolean known = to.targetCpuNanos() >= 0;
        return new Json()
                .percent(
                        "inspector_cpu_percent",
                        Window.percent(to.inspectorCpuNanos() - from.inspectorCpuNanos(), window.nanos()))
                .orUnknown(
                        "target_cpu_percent",
                        known,
                        hundredths(Window.percent(
                                to.targetCpuNanos() - Math.max(0, from.targetCpuNanos()), window.nanos())),
                        "only the agent can tell; the kernel's files cost the target nothing")
                .with("pauses", to.pauses())
                .millis("longest_pause_ms", to.longestPauseNanos())
                .map();
    }

    private static double hundredths(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
