package heddle.inspector.diagnosis;

import heddle.inspector.diagnosis.LockReport.NamedShare;
import heddle.inspector.model.LockAccount;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a lock costs beyond the waiting for it. Idle workers are in no denominator.
 *
 * @param errorPerSecond how far {@link LockReport#lostPerSecond} may be off with a confidence of 95 %, 0 when it is measured
 * @param blamedPerSecond thread-seconds a second of those who wait in the end for this lock, directly or behind others;
 *     sampled
 * @param pressurePercent critical-section pressure: the part of the time in which threads ran, wanted a CPU or waited for a
 *     lock that they waited for this one (David et al., OOPSLA 2014)
 * @param groups part of each thread group's life that it waited here, largest first
 * @param handOffsPerSecond how often it went to somebody who had waited for it, as far as the recorder tells such waits
 * @param gain what the program could win at most without it; empty when next to nothing is lost
 * @param seconds the last minute, oldest first, sampled
 */
public record LockCost(
        double errorPerSecond,
        double blamedPerSecond,
        double pressurePercent,
        List<NamedShare> groups,
        OptionalDouble handOffsPerSecond,
        Optional<Gain> gain,
        List<LockAccount.Second> seconds) {
    public LockCost {
        groups = List.copyOf(groups);
        seconds = List.copyOf(seconds);
    }

    /** A ceiling, not a promise: so many times as much work, and what would then be in the way. */
    public record Gain(double times, Cap cap) {}

    /** What ends the gain. */
    public enum Cap {
        /** All that is lost here is won. */
        WAITING,
        /** The CPUs that the process may use are full. */
        CPU
    }
}
