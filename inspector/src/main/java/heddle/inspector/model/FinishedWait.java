package heddle.inspector.model;

import org.jspecify.annotations.Nullable;

/**
 * A wait for a known lock that is over.
 *
 * @param javaId who waited
 * @param previousOwner who held it before, or empty
 * @param site the place in the program's own code that waited, or null when there is none on its stack
 */
public record FinishedWait(
        LockId lock,
        long javaId,
        long startNanos,
        long endNanos,
        String previousOwner,
        @Nullable StackFrame site) {
    /** The part of the wait inside a window, in nanoseconds. */
    public long nanosWithin(long fromNanos, long toNanos) {
        return Math.max(0, Math.min(endNanos, toNanos) - Math.max(startNanos, fromNanos));
    }

    /** The same wait ending later. */
    public FinishedWait until(long laterNanos) {
        return new FinishedWait(lock, javaId, startNanos, laterNanos, previousOwner, site);
    }

    /** The same wait, when it turns out what lock it was for. */
    public FinishedWait on(LockId known) {
        return new FinishedWait(known, javaId, startNanos, endNanos, previousOwner, site);
    }

    public long nanos() {
        return endNanos - startNanos;
    }
}
