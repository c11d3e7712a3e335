package heddle.inspector.model;

/**
 * How the kernel schedules one thread.
 *
 * @param state the kernel's state letter
 * @param priority the kernel's: 20 + nice for ordinary threads, negative for real-time ones
 * @param nice -20 to 19
 * @param policy as sched(7) names it, such as {@code SCHED_OTHER}
 * @param realtimePriority 1 to 99, or 0 for other policies
 * @param lastCpu CPU it last ran on
 * @param allowedCpus CPUs it may run on, as a list like {@code 0-3,8}
 */
public record Scheduling(
        char state, int priority, int nice, String policy, int realtimePriority, int lastCpu, String allowedCpus) {}
