package heddle.inspector.model;

/**
 * What {@code /proc/PID/status} says of a process's memory.
 *
 * @param virtualKb address space (VmSize), {@code rssKb} resident set (VmRSS), {@code pageTablesKb} VmPTE
 * @param threads threads, each of which has a stack in the kernel
 */
public record Footprint(long virtualKb, long rssKb, long pageTablesKb, int threads) {
    /** On x86-64 and aarch64; THREAD_SIZE in the kernel's source. */
    private static final long KERNEL_STACK_KB = 16;

    /** Page tables and kernel stacks. */
    public long kernelKb() {
        return pageTablesKb + KERNEL_STACK_KB * threads;
    }
}
