package heddle.inspector.model;

import org.jspecify.annotations.Nullable;

/**
 * What the kernel says a blocked thread waits for, from {@code /proc/PID/task/TID/syscall}.
 *
 * @param syscall system call number of the machine's table, -1 when blocked outside one or when it may not be read
 * @param detail what the descriptor leads to ("socket 10.0.0.7:5432"), or empty
 * @param stackPointer SP, or 0 when unknown
 * @param programCounter PC, or 0 when unknown
 * @param holder the process that has the file lock waited for, by its pid and command, or null
 * @param epoll the descriptor of the epoll whose events are waited for, -1 when it is none
 */
public record KernelWait(
        int syscall,
        WaitCause cause,
        String detail,
        long stackPointer,
        long programCounter,
        @Nullable ThreadRef holder,
        int epoll) {

    private static final String SOCKET = "socket ";
    private static final String LISTENING = "listening ";

    /** A wait for what no other process is known to have. */
    public KernelWait(int syscall, WaitCause cause, String detail, long stackPointer, long programCounter) {
        this(syscall, cause, detail, stackPointer, programCounter, null, -1);
    }

    /** The address from which an answer is awaited, {@code 10.0.0.7:5432}; empty when none is, or it is not known. */
    public String socketPeer() {
        return detail.startsWith(SOCKET) ? detail.substring(SOCKET.length()) : "";
    }

    /** Whether callers are awaited, not an answer. */
    public boolean isForCallers() {
        return cause == WaitCause.POLL || detail.startsWith(LISTENING);
    }

    /** The detail for people: of a lock on a file also who has it. */
    public String text() {
        return holder == null ? detail : detail + ", held by " + holder.name();
    }

    /** The same wait, met again at another place. */
    public KernelWait at(long pointer, long counter) {
        return new KernelWait(syscall, cause, detail, pointer, counter, holder, epoll);
    }
}
