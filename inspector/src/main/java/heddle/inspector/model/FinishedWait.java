package heddle.inspector.model;

import java.util.List;

/**
 * A wait for a known lock that is over.
 *
 * @param javaId who waited
 * @param previousOwner who held it before, or empty
 * @param frames the waiter's stack, top first
 */
public record FinishedWait(
        LockId lock, long javaId, long startNanos, long endNanos, String previousOwner, List<StackFrame> frames) {
    public FinishedWait {
        frames = List.copyOf(frames);
    }

    /** The part of the wait inside a window, in nanoseconds. */
    public long nanosWithin(long fromNanos, long toNanos) {
        return Math.max(0, Math.min(endNanos, toNanos) - Math.max(startNanos, fromNanos));
    }

    /** The same wait ending later. */
    public FinishedWait until(long laterNanos) {
        return new FinishedWait(lock, javaId, startNanos, laterNanos, previousOwner, frames);
    }

    public long nanos() {
        return endNanos - startNanos;
    }
}
