package heddle.inspector.command;

import heddle.inspector.model.Snapshot;
import heddle.inspector.model.SourceStatus;
import heddle.inspector.timeline.Window;
import java.time.Duration;
import java.util.Optional;

/**
 * Observes for a while and gives the window: waits until every source of the mode has spoken, then for the length asked
 * for, then a little for recorded waits that are still on their way.
 */
final class OneShot {
    private static final Duration TICK_LIMIT = Duration.ofSeconds(5);
    private static final long READY_LIMIT_NANOS = 5_000_000_000L;
    private static final long STRAGGLERS_LIMIT_NANOS = 3_000_000_000L;

    private final Inspection inspection;

    OneShot(Inspection inspection) {
        this.inspection = inspection;
    }

    Window observe(Duration length) throws InterruptedException {
        return observeFrom(ready(), length);
    }

    /** The first snapshot in which everything that this mode can tell is there, or the one when patience ends. */
    Snapshot ready() throws InterruptedException {
        Snapshot first = next();
        Snapshot now = first;
        while (!isReady(now) && now.ended() == null && now.atNanos() - first.atNanos() < READY_LIMIT_NANOS) {
            now = next();
        }
        return now;
    }

    private static boolean isReady(Snapshot now) {
        SourceStatus sources = now.sources();
        if (!sources.modeSettled()) return false;
        return switch (sources.mode()) {
            case LOOK -> true;
            case AGENTLESS -> isRecordingSettled(sources);
            case AGENT ->
                isRecordingSettled(sources)
                        && (sources.snapshotAtNanos() > 0
                                || sources.unavailable().containsKey("snapshots"));
        };
    }

    private static boolean isRecordingSettled(SourceStatus sources) {
        boolean flows = sources.minWaitNanos() >= 0 && sources.recordedUpToNanos() > 0;
        return flows || sources.unavailable().containsKey("recording");
    }

    /** The window of that length from a snapshot on; shorter when the target ends. */
    Window observeFrom(Snapshot from, Duration length) throws InterruptedException {
        Snapshot now = from;
        while (now.ended() == null && now.atNanos() - from.atNanos() < length.toNanos()) {
            now = next();
        }
        return new Window(from, withStragglers(now));
    }

    private Snapshot withStragglers(Snapshot to) throws InterruptedException {
        Snapshot now = to;
        while (awaitsEvents(now, to) && now.atNanos() - to.atNanos() < STRAGGLERS_LIMIT_NANOS) {
            now = next();
        }
        return to.withEvents(now);
    }

    private static boolean awaitsEvents(Snapshot now, Snapshot to) {
        return now.ended() == null
                && now.sources().minWaitNanos() >= 0
                && now.sources().recordedUpToNanos() < to.atNanos();
    }

    private Snapshot next() throws InterruptedException {
        Optional<Snapshot> next = inspection.next(TICK_LIMIT);
        return next.orElseThrow(() -> new Failure(
                ExitCode.UNSUPPORTED,
                "The kernel's counters gave nothing for " + TICK_LIMIT.toSeconds() + " s.",
                "The machine may be overloaded; try again."));
    }
}
