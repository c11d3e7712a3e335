package heddle.inspector.observation;

import java.time.Instant;
import java.util.List;

/**
 * One look at every thread of the process through the kernel's counters.
 *
 * <p>Threads that did nothing since the last tick have no slice: they waited all along for what they waited before.
 *
 * @param atNanos when the look ended
 * @param at the same moment on the wall clock
 * @param slices threads that are new, did something, or are runnable
 * @param ended native ids that are gone since the last tick
 * @param process process-wide values
 */
public record KernelTick(long atNanos, Instant at, List<ThreadSlice> slices, List<Integer> ended, ProcessSlice process)
        implements Observation {
    public KernelTick {
        slices = List.copyOf(slices);
        ended = List.copyOf(ended);
    }

    @Override
    public void tell(Observer observer) {
        observer.hear(this);
    }
}
