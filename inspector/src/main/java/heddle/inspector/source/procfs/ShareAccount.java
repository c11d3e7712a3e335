package heddle.inspector.source.procfs;

/**
 * Divides the time between two looks at a thread into Running, Ready and Waiting.
 *
 * <p>The kernel books run time when it happens but a queue wait only when it ends, so a wait in the queue that is open
 * at a look is missing from that interval and surplus in a later one. Two rules settle it:
 *
 * <ol>
 *   <li>A thread that wanted a CPU at both looks and gave none up in between never waited for anything else: all that
 *       was not Running was Ready, booked or not.
 *   <li>Otherwise Ready is what the kernel booked, less what rule 1 told before it was booked. What does not fit into
 *       the interval was spent earlier and taken for Waiting: it is handed back as a correction.
 * </ol>
 *
 * <p>So over any longer time Ready is the kernel's own count, and the three always add up to the interval.
 */
final class ShareAccount {
    /**
     * Run time that is booked late. Normally it is one timer tick old at most; on a core without ticks (nohz_full) it is
     * brought up to date once a second.
     */
    private static final long LATEST_RUN_NANOS = 1_100_000_000;

    private long lateRunNanos;
    private long toldAheadNanos;
    private long correctableNanos;

    private long runningNanos;
    private long readyNanos;
    private long waitingNanos;
    private long correctionNanos;

    /** Takes an interval in which the thread did nothing at all. */
    void waited(long intervalNanos) {
        correctableNanos += intervalNanos;
    }

    /**
     * Divides an interval.
     *
     * @param ranNanos run time booked in it
     * @param delayedNanos queue waits booked in it
     * @param dispatched whether it was put on a CPU in it
     * @param neverBlocked whether it wanted a CPU at both ends and never gave one up to wait
     */
    void divide(long intervalNanos, long ranNanos, long delayedNanos, boolean dispatched, boolean neverBlocked) {
        runningNanos = running(intervalNanos, ranNanos);
        long rest = intervalNanos - runningNanos;
        readyNanos = neverBlocked ? rest : Math.min(rest, Math.max(0, delayedNanos - toldAheadNanos));
        waitingNanos = rest - readyNanos;
        settle(readyNanos - delayedNanos);
        boolean openFromBefore = ranNanos == 0 && !dispatched;
        if (!openFromBefore) toldAheadNanos = Math.min(toldAheadNanos, readyNanos);
    }

    private long running(long intervalNanos, long ranNanos) {
        long booked = ranNanos + lateRunNanos;
        long fits = Math.min(intervalNanos, booked);
        lateRunNanos = Math.min(LATEST_RUN_NANOS, booked - fits);
        return fits;
    }

    /** Keeps how far we are ahead of the kernel; when it is ahead of us, earlier Waiting was Ready. */
    private void settle(long toldMinusBookedNanos) {
        long ahead = toldAheadNanos + toldMinusBookedNanos;
        toldAheadNanos = Math.max(0, ahead);
        correctionNanos = Math.min(correctableNanos, Math.max(0, -ahead));
        correctableNanos = waitingNanos > 0 ? waitingNanos : correctableNanos - correctionNanos;
    }

    long runningNanos() {
        return runningNanos;
    }

    long readyNanos() {
        return readyNanos;
    }

    long waitingNanos() {
        return waitingNanos;
    }

    /** Time to move from earlier Waiting to Ready. */
    long correctionNanos() {
        return correctionNanos;
    }
}
