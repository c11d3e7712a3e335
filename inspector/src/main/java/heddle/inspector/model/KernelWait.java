package heddle.inspector.model;

/**
 * What the kernel says a blocked thread waits for, from {@code /proc/PID/task/TID/syscall}.
 *
 * @param syscall system call number of the machine's table, -1 when blocked outside one
 * @param detail what the descriptor leads to ("socket 10.0.0.7:5432"), or empty
 * @param stackPointer SP, or 0 when unknown
 * @param programCounter PC, or 0 when unknown
 */
public record KernelWait(int syscall, WaitCause cause, String detail, long stackPointer, long programCounter) {}
