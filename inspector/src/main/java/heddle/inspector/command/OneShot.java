package heddle.inspector.command;

import heddle.inspector.model.Snapshot;
import heddle.inspector.model.SourceStatus;
import heddle.inspector.timeline.Past;
import heddle.inspector.timeline.Timeline;
import heddle.inspector.timeline.Window;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Observes for a while and gives the window: waits until every source of the mode has spoken, then for the length asked
 * for, then a little for recorded waits that are still on their way.
 */
final class OneShot {
    private static final Duration TICK_LIMIT = Duration.ofSeconds(5);
    /** More than all limits on the way into a target together. */
    private static final long APPROACH_LIMIT_NANOS = 60_000_000_000L;

    private static final long READY_LIMIT_NANOS = 5_000_000_000L;
    /** A recorder flushes every second, but the first time only after it has read its own metadata. */
    private static final long STRAGGLERS_LIMIT_NANOS = 5_000_000_000L;

    private final Inspection inspection;
    private final Deque<Snapshot> ahead = new ArrayDeque<>();
    private final Timeline timeline = new Timeline();

    OneShot(Inspection inspection) {
        this.inspection = inspection;
    }

    Window observe(Duration length) throws InterruptedException {
        return observeFrom(ready(), length);
    }

    /** The first snapshot in which everything that this mode can tell is there, or the one when patience ends. */
    Snapshot ready() throws InterruptedException {
        Snapshot settled = await(next(), now -> now.sources().modeSettled(), APPROACH_LIMIT_NANOS);
        return await(settled, OneShot::isReady, READY_LIMIT_NANOS);
    }

    private Snapshot await(Snapshot first, Predicate<Snapshot> condition, long limitNanos) throws InterruptedException {
        Snapshot now = first;
        while (!condition.test(now) && now.ended() == null && now.atNanos() - first.atNanos() < limitNanos) {
            now = next();
        }
        return now;
    }

    private static boolean isReady(Snapshot now) {
        SourceStatus sources = now.sources();
        if (now.particulars().process() == null || sources.isProbePending()) return false;
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

    /** All that was seen up to the end of a window. */
    Past pastOf(Window window) {
        return timeline.past().endingWith(window.to());
    }

    /** Waits for the recorder; the snapshots that come meanwhile belong to the next window. */
    private Snapshot withStragglers(Snapshot to) throws InterruptedException {
        Snapshot newest = ahead.isEmpty() ? to : ahead.getLast();
        while (awaitsEvents(newest, to) && newest.atNanos() - to.atNanos() < STRAGGLERS_LIMIT_NANOS) {
            newest = fetch();
            ahead.addLast(newest);
        }
        return to.withEvents(newest);
    }

    private static boolean awaitsEvents(Snapshot now, Snapshot to) {
        return now.ended() == null
                && now.sources().minWaitNanos() >= 0
                && now.sources().recordedUpToNanos() < to.atNanos();
    }

    private Snapshot next() throws InterruptedException {
        Snapshot next = ahead.isEmpty() ? fetch() : ahead.removeFirst();
        timeline.add(next);
        return next;
    }

    private Snapshot fetch() throws InterruptedException {
        Optional<Snapshot> next = inspection.next(TICK_LIMIT);
        return next.orElseThrow(() -> new Failure(
                ExitCode.UNSUPPORTED,
                "The kernel's counters gave nothing for " + TICK_LIMIT.toSeconds() + " s.",
                "The machine may be overloaded; try again."));
    }
}
