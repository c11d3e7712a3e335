package heddle.inspector.source.procfs;

import heddle.inspector.model.Scheduling;
import heddle.inspector.model.SignalSet;
import heddle.inspector.model.ThreadDetails;
import java.nio.file.Path;
import java.util.Optional;

/** Reads what is a thread's own, when somebody asks for it. */
public final class ThreadDetailsReader {
    private ThreadDetailsReader() {}

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
        return Optional.of(details(tid, stat, new Status(text)));
    }

    private static ThreadDetails details(int tid, Stat stat, Status status) {
        SignalSet pending = status.pendingSignals();
        SignalSet blocked = status.blockedSignals();
        Scheduling scheduling = stat.scheduling(status.allowedCpus());
        long userNanos = stat.userTicks() * Stat.TICK_NANOS;
        return new ThreadDetails(tid, scheduling, blocked, pending, userNanos, stat.systemTicks() * Stat.TICK_NANOS);
    }
}
