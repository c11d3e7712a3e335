package heddle.inspector.model;

/**
 * What is a thread's own beside its stack and registers: how it is scheduled, what signals it takes.
 *
 * @param blocked signals it does not take now
 * @param pending signals sent to it alone and not yet taken
 * @param userNanos CPU time of its own code so far, {@code systemNanos} that of the kernel on its behalf; to 10 ms
 */
public record ThreadDetails(
        int tid, Scheduling scheduling, SignalSet blocked, SignalSet pending, long userNanos, long systemNanos) {}
