package heddle.inspector.source.procfs;

import heddle.inspector.model.WaitCause;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code /proc/PID/task/TID/wchan}: the kernel function a thread is blocked in.
 *
 * <p>A second best: the names are the kernel's own and change with it, and there is no descriptor. But where Yama's
 * ptrace_scope keeps {@code syscall} from us, as Ubuntu does, this file can still be read.
 */
final class Wchan {
    private static final List<Prefix> PREFIXES = List.of(
            new Prefix("ep_poll", WaitCause.POLL),
            new Prefix("do_epoll_wait", WaitCause.POLL),
            new Prefix("poll_schedule_timeout", WaitCause.POLL),
            new Prefix("do_poll", WaitCause.POLL),
            new Prefix("do_sys_poll", WaitCause.POLL),
            new Prefix("do_select", WaitCause.POLL),
            new Prefix("core_sys_select", WaitCause.POLL),
            new Prefix("hrtimer_nanosleep", WaitCause.SLEEP),
            new Prefix("do_nanosleep", WaitCause.SLEEP),
            new Prefix("pipe_", WaitCause.PIPE),
            new Prefix("anon_pipe_", WaitCause.PIPE),
            new Prefix("fifo_", WaitCause.PIPE),
            new Prefix("wait_for_partner", WaitCause.PIPE),
            new Prefix("inet_", WaitCause.SOCKET),
            new Prefix("tcp_", WaitCause.SOCKET),
            new Prefix("sk_", WaitCause.SOCKET),
            new Prefix("skb_", WaitCause.SOCKET),
            new Prefix("__skb_", WaitCause.SOCKET),
            new Prefix("unix_", WaitCause.SOCKET),
            new Prefix("do_wait", WaitCause.CHILD),
            new Prefix("kernel_wait", WaitCause.CHILD),
            new Prefix("locks_lock", WaitCause.FILE_LOCK),
            new Prefix("fcntl_setlk", WaitCause.FILE_LOCK),
            new Prefix("flock_lock", WaitCause.FILE_LOCK),
            new Prefix("posix_lock", WaitCause.FILE_LOCK),
            new Prefix("do_signal_stop", WaitCause.STOPPED),
            new Prefix("ptrace_stop", WaitCause.STOPPED),
            new Prefix("__refrigerator", WaitCause.STOPPED),
            new Prefix("folio_wait", WaitCause.FILE),
            new Prefix("wait_on_page", WaitCause.FILE),
            new Prefix("io_schedule", WaitCause.FILE),
            new Prefix("jbd2_", WaitCause.FILE));

    private Wchan() {}

    /** The cause a function's name tells, or null when it tells none. */
    static @Nullable WaitCause cause(String function) {
        for (Prefix prefix : PREFIXES) {
            if (function.startsWith(prefix.text())) return prefix.cause();
        }
        return null;
    }

    private record Prefix(String text, WaitCause cause) {}
}
