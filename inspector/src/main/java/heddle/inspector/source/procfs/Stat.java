package heddle.inspector.source.procfs;

import heddle.inspector.model.Scheduling;
import org.jspecify.annotations.Nullable;

/**
 * {@code /proc/PID/stat} and {@code /proc/PID/task/TID/stat}, the fields of proc_pid_stat(5) that Heddle uses.
 *
 * @param comm name, at most 15 bytes
 * @param flags kernel flags of the task
 * @param userTicks CPU time in user mode, in {@link #TICK_NANOS}; of the whole process in {@code /proc/PID/stat}
 * @param systemTicks CPU time in kernel mode
 * @param startTicks start after boot
 * @param lastCpu CPU it last ran on
 * @param realtimePriority 1 to 99, or 0 for other policies
 * @param exitCode how it ended as wait(2) tells it; 0 while it lives, and when we may not know
 */
record Stat(
        String comm,
        char state,
        int ppid,
        long flags,
        long userTicks,
        long systemTicks,
        int priority,
        int nice,
        int threads,
        long startTicks,
        int lastCpu,
        int realtimePriority,
        int policy,
        int exitCode) {
    /** Length of a clock tick in files under /proc: USER_HZ is 100 on every machine with a JDK. */
    static final long TICK_NANOS = 10_000_000;

    private static final int FIELDS = 52;
    private static final long PF_KTHREAD = 0x00200000;

    /** Reads the fields; null when the text is cut before the start time. Later fields that are missing are 0. */
    static @Nullable Stat parse(KernelText text) {
        int open = text.indexOf('(');
        // The name may hold spaces and ')': it ends at the last ')' of the file.
        if (open < 0 || !text.skipPastLast(')')) return null;
        String comm = text.between(open + 1, text.position() - 1);
        char state = text.letter();
        long[] field = numbers(text);
        if (field[22] < 0) return null;
        return new Stat(
                comm,
                state,
                (int) field[4],
                field[9],
                field[14],
                field[15],
                (int) field[18],
                (int) field[19],
                (int) field[20],
                field[22],
                (int) field[39],
                (int) field[40],
                (int) field[41],
                (int) field[52]);
    }

    /** The numbers after the state letter, each at its field number; {@link KernelText#NONE} becomes 0 as an int. */
    private static long[] numbers(KernelText text) {
        long[] field = new long[FIELDS + 1];
        for (int i = 4; i <= FIELDS; i++) field[i] = text.number();
        return field;
    }

    /** CPU time of the text's task so far, without making a record of it; -1 when the text is cut. */
    static long cpuNanos(KernelText text) {
        if (!text.skipPastLast(')')) return -1;
        text.skipWords(11);
        long userTicks = text.number();
        long systemTicks = text.number();
        return userTicks < 0 || systemTicks < 0 ? -1 : (userTicks + systemTicks) * TICK_NANOS;
    }

    /** CPU time so far. */
    long cpuNanos() {
        return (userTicks + systemTicks) * TICK_NANOS;
    }

    /** Whether it is a thread of the kernel itself. */
    boolean isKernelThread() {
        return (flags & PF_KTHREAD) != 0;
    }

    /** @param allowedCpus from the task's status, where alone they are told */
    Scheduling scheduling(String allowedCpus) {
        return new Scheduling(state, priority, nice, policyName(), realtimePriority, lastCpu, allowedCpus);
    }

    /** The name of the policy in sched(7). */
    private String policyName() {
        return switch (policy) {
            case 0 -> "SCHED_OTHER";
            case 1 -> "SCHED_FIFO";
            case 2 -> "SCHED_RR";
            case 3 -> "SCHED_BATCH";
            case 5 -> "SCHED_IDLE";
            case 6 -> "SCHED_DEADLINE";
            case 7 -> "SCHED_EXT";
            default -> "policy " + policy;
        };
    }
}
