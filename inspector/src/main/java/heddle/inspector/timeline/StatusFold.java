package heddle.inspector.timeline;

import heddle.inspector.model.Mode;
import heddle.inspector.model.SourceStatus;
import heddle.inspector.observation.CostMeasured;
import heddle.inspector.observation.EventsLost;
import heddle.inspector.observation.LocksCounted;
import heddle.inspector.observation.MemorySeen;
import heddle.inspector.observation.ModeSettled;
import heddle.inspector.observation.ProbeChanged;
import heddle.inspector.observation.RecordingCaughtUp;
import heddle.inspector.observation.RecordingChanged;
import heddle.inspector.observation.SourceTrouble;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Keeps what the sources can and cannot tell, and what they cost. */
final class StatusFold {
    private static final String RECORDING = "recording";
    private static final String SNAPSHOTS = "snapshots";

    private Mode mode = Mode.LOOK;
    private boolean modeSettled;
    private final Map<String, String> unavailable = new TreeMap<>();
    private final Set<String> passing = new HashSet<>();
    private long lostEvents;
    private long lostSamples;
    private long minWaitNanos = -1;
    private long targetCpuNanos = -1;
    private long pauses;
    private long longestPauseNanos;
    private long memoryPauses;
    private long longestMemoryPauseNanos;
    private long snapshotAtNanos;
    private long virtualLooks;
    private long recordedUpToNanos;

    void hear(ModeSettled settled) {
        mode = settled.mode();
        modeSettled = true;
        unavailable("mode", settled.whyNotMore());
    }

    void hear(EventsLost lost) {
        lostEvents += lost.events();
        lostSamples += lost.samples();
    }

    void hear(RecordingChanged changed) {
        boolean running = changed.state() == RecordingChanged.State.RUNNING;
        minWaitNanos = running ? changed.lockThresholdNanos() : -1;
        if (running) {
            unavailable.remove(RECORDING);
        } else {
            unavailable.put(RECORDING, changed.reason());
        }
    }

    void hear(ProbeChanged changed) {
        unavailable(
                SourceStatus.PROBE,
                switch (changed.state()) {
                    case PENDING -> SourceStatus.PROBE_PENDING;
                    case ACTIVE -> "";
                    case UNAVAILABLE, ENDED -> changed.reason();
                });
    }

    /** What a probe could not count is missing in its figures. */
    void hear(LocksCounted counted) {
        long notCounted = counted.missed() + counted.faults();
        unavailable("probe_counts", notCounted == 0 ? "" : notCounted + " waits or holds were not counted");
    }

    void hear(RecordingCaughtUp caughtUp) {
        recordedUpToNanos = Math.max(recordedUpToNanos, caughtUp.upToNanos());
    }

    void hear(CostMeasured cost) {
        targetCpuNanos = cost.targetCpuNanos();
        pauses = cost.pauses();
        longestPauseNanos = cost.longestPauseNanos();
    }

    void hear(MemorySeen seen) {
        if (seen.pauseNanos() == 0) return;
        memoryPauses++;
        longestMemoryPauseNanos = Math.max(longestMemoryPauseNanos, seen.pauseNanos());
    }

    /** A source that has ended tells nothing more; one that is troubled may recover. */
    void hear(SourceTrouble trouble) {
        unavailable.put(trouble.source(), trouble.message());
        if (trouble.fatal() && trouble.source().equals(RECORDING)) minWaitNanos = -1;
        if (!trouble.fatal()) passing.add(trouble.source());
    }

    void unavailable(String what, String why) {
        if (why.isEmpty()) {
            unavailable.remove(what);
        } else {
            unavailable.put(what, why);
        }
    }

    void snapshotSeen(long atNanos) {
        snapshotAtNanos = atNanos;
        if (passing.remove(SNAPSHOTS)) unavailable.remove(SNAPSHOTS);
    }

    void virtualThreadsSeen() {
        virtualLooks++;
    }

    SourceStatus status(long inspectorCpuNanos) {
        return new SourceStatus(
                mode,
                modeSettled,
                unavailable,
                lostEvents,
                lostSamples,
                minWaitNanos,
                targetCpuNanos,
                inspectorCpuNanos,
                pauses + memoryPauses,
                Math.max(longestPauseNanos, longestMemoryPauseNanos),
                snapshotAtNanos,
                virtualLooks,
                recordedUpToNanos);
    }
}
