package heddle.inspector.timeline;

import heddle.inspector.model.StateTimes;
import heddle.inspector.model.WaitCause;
import java.util.EnumMap;
import java.util.Map;

/**
 * A thread's waiting time divided among causes.
 *
 * <p>The kernel knows how long it waited in all; the recorder knows the longer waits of each cause exactly; looks know
 * the rest roughly. So the recorded parts stand. What is left goes to causes that looks saw more of, and first to those
 * whose waits are recorded only from 20 ms on or not at all.
 *
 * @param looked times whose waiting was divided by looks
 * @param recorded nanoseconds of recorded waits by cause
 */
record WaitDivision(StateTimes looked, Map<WaitCause, Long> recorded) {
    StateTimes times() {
        long waiting = looked.waitingNanos();
        long told = recorded.values().stream().mapToLong(Long::longValue).sum();
        if (told == 0 || waiting == 0) return looked;
        double scale = Math.min(1, (double) waiting / told);
        Map<WaitCause, Long> parts = new EnumMap<>(WaitCause.class);
        recorded.forEach((cause, nanos) -> parts.put(cause, Math.round(nanos * scale)));
        divideRest(
                parts,
                waiting - parts.values().stream().mapToLong(Long::longValue).sum());
        StateTimes divided = StateTimes.ZERO.plus(looked.runningNanos(), looked.readyNanos(), 0, WaitCause.OTHER);
        for (Map.Entry<WaitCause, Long> part : parts.entrySet()) {
            divided = divided.plusWaiting(part.getKey(), part.getValue());
        }
        return divided;
    }

    private void divideRest(Map<WaitCause, Long> parts, long rest) {
        Map<WaitCause, Long> unexplained = new EnumMap<>(WaitCause.class);
        for (WaitCause cause : WaitCause.values()) {
            long more = looked.waitingNanos(cause) - parts.getOrDefault(cause, 0L);
            if (more > 0) unexplained.put(cause, more);
        }
        if (!unexplained.keySet().stream().allMatch(WaitDivision::isRecordedFinely)) {
            unexplained.keySet().removeIf(WaitDivision::isRecordedFinely);
        }
        long all = unexplained.values().stream().mapToLong(Long::longValue).sum();
        if (rest <= 0 || all == 0) {
            parts.merge(WaitCause.OTHER, Math.max(0, rest), Long::sum);
            return;
        }
        unexplained.forEach((cause, more) -> parts.merge(cause, Math.round((double) rest * more / all), Long::sum));
    }

    /** Waits for monitors and parks are recorded from 1 ms on. */
    private static boolean isRecordedFinely(WaitCause cause) {
        return cause == WaitCause.MONITOR || cause == WaitCause.LOCK || cause == WaitCause.RESOURCE;
    }
}
