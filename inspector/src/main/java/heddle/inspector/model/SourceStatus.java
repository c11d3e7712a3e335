package heddle.inspector.model;

import java.util.Map;

/**
 * What the sources can tell, and what they cost.
 *
 * @param mode what works now
 * @param modeSettled whether that is final; until then Heddle may still come closer
 * @param unavailable why something is not known, by name of the thing
 * @param lostEvents recorder events dropped, {@code lostSamples} looks missed
 * @param minWaitNanos waits shorter than this are not in {@link Snapshot#waits}, -1 without a recording
 * @param targetCpuNanos CPU time of our threads in the target so far, -1 when unknown
 * @param inspectorCpuNanos CPU time of this process so far
 * @param pauses how often we stopped the target, and the longest in nanoseconds
 * @param snapshotAtNanos when its JVM last told its threads, 0 for never
 * @param virtualLooks how often its JVM has told its virtual threads
 * @param recordedUpToNanos recorded waits that ended before this have all arrived, 0 without a recording
 */
public record SourceStatus(
        Mode mode,
        boolean modeSettled,
        Map<String, String> unavailable,
        long lostEvents,
        long lostSamples,
        long minWaitNanos,
        long targetCpuNanos,
        long inspectorCpuNanos,
        long pauses,
        long longestPauseNanos,
        long snapshotAtNanos,
        long virtualLooks,
        long recordedUpToNanos) {
    /** In {@code unavailable}: the causes of waits in the kernel. */
    public static final String KERNEL_WAITS = "kernel_waits";

    /** In {@code unavailable}: with whom a thread talks that polls a socket before it reads. */
    public static final String POLLED_SOCKETS = "polled_sockets";

    /** Under this name stands in {@code unavailable} why a probe that was asked for does not tell. */
    public static final String PROBE = "probe";

    /** Why, as long as it has not begun. */
    public static final String PROBE_PENDING = "the code is being changed";

    public SourceStatus {
        unavailable = Map.copyOf(unavailable);
    }

    /** Whether a probe was asked for and has neither begun nor failed. */
    public boolean isProbePending() {
        return PROBE_PENDING.equals(unavailable.get(PROBE));
    }

    /** The same, but all recorded waits that ended before then are known. */
    SourceStatus recordedUpTo(long nanos) {
        return new SourceStatus(
                mode,
                modeSettled,
                unavailable,
                lostEvents,
                lostSamples,
                minWaitNanos,
                targetCpuNanos,
                inspectorCpuNanos,
                pauses,
                longestPauseNanos,
                snapshotAtNanos,
                virtualLooks,
                nanos);
    }

    /** Before anything was heard. */
    public static SourceStatus silent(Mode mode) {
        return new SourceStatus(mode, true, Map.of(), 0, 0, -1, -1, 0, 0, 0, 0, 0, 0);
    }
}
