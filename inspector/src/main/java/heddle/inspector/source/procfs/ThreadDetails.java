package heddle.inspector.source.procfs;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How one thread is scheduled and what signals it takes, read when somebody asks.
 *
 * @param state state letter
 * @param priority the kernel's: 20 + nice for ordinary threads, negative for real-time ones
 * @param nice -20 to 19
 * @param policy scheduling policy, such as {@code SCHED_OTHER}
 * @param realtimePriority 1 to 99, or 0 for other policies
 * @param lastCpu CPU it last ran on
 * @param blockedSignals signals it does not take, bit 0 being signal 1
 */
public record ThreadDetails(
        int tid,
        char state,
        int priority,
        int nice,
        String policy,
        int realtimePriority,
        int lastCpu,
        long blockedSignals) {

    /**
     * Reads the details, empty when the thread has ended.
     *
     * @param procRoot the folder {@code /proc}
     */
    public static Optional<ThreadDetails> read(Path procRoot, int pid, int tid) {
        Path folder = new ProcRoot(procRoot).task(pid, tid);
        KernelText text = new KernelText();
        Stat stat = KernelFile.readOnce(folder.resolve("stat"), text) == Outcome.READ ? Stat.parse(text) : null;
        if (stat == null || KernelFile.readOnce(folder.resolve("status"), text) != Outcome.READ)
            return Optional.empty();
        return Optional.of(new ThreadDetails(
                tid,
                stat.state(),
                stat.priority(),
                stat.nice(),
                policy(stat.policy()),
                stat.realtimePriority(),
                stat.lastCpu(),
                new Status(text).blockedSignals()));
    }

    /** The name of a policy in sched(7). */
    private static String policy(int number) {
        return switch (number) {
            case 0 -> "SCHED_OTHER";
            case 1 -> "SCHED_FIFO";
            case 2 -> "SCHED_RR";
            case 3 -> "SCHED_BATCH";
            case 5 -> "SCHED_IDLE";
            case 6 -> "SCHED_DEADLINE";
            case 7 -> "SCHED_EXT";
            default -> "policy " + number;
        };
    }
}
