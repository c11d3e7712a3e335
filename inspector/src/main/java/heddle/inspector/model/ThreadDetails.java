package heddle.inspector.model;

import org.jspecify.annotations.Nullable;

/**
 * What is a thread's own beside its registers: how it is scheduled, what signals it takes, its stack.
 *
 * @param blocked signals it does not take now
 * @param pending signals sent to it alone and not yet taken
 * @param userNanos CPU time of its own code so far, {@code systemNanos} that of the kernel on its behalf; to 10 ms
 * @param stack null when it was not looked for or not found: a thread must be met blocked once
 * @param stackUnknown why the stack, or how much of it is in memory, is not known; empty when it was not looked for
 */
public record ThreadDetails(
        int tid,
        Scheduling scheduling,
        SignalSet blocked,
        SignalSet pending,
        long userNanos,
        long systemNanos,
        @Nullable ThreadStack stack,
        String stackUnknown) {

    public ThreadDetails(
            int tid, Scheduling scheduling, SignalSet blocked, SignalSet pending, long userNanos, long systemNanos) {
        this(tid, scheduling, blocked, pending, userNanos, systemNanos, null, "");
    }

    public ThreadDetails with(@Nullable ThreadStack found, String unknown) {
        return new ThreadDetails(tid, scheduling, blocked, pending, userNanos, systemNanos, found, unknown);
    }
}
