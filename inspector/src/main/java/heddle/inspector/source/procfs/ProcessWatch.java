package heddle.inspector.source.procfs;

import heddle.inspector.model.Target;
import heddle.inspector.observation.ProcessSlice;
import heddle.inspector.observation.TargetEnded.How;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of the process as a whole, and whether it is still the one that was asked for.
 *
 * <p>Its state is read as that of its first thread, which stays until the last one has ended: for the process's own file the
 * kernel would add up the times of all threads, under a lock of the target's, at each look.
 */
final class ProcessWatch implements AutoCloseable {
    private static final int SIGNAL_BITS = 0x7f;

    private final Target target;
    private final KernelText text = new KernelText();
    private final KernelFile stat;
    private final KernelFile status;
    private final KernelFile machine;
    private final Cgroup cgroup;

    private char state = '?';
    private int threads;
    private MachineStat.@Nullable Demand demand;
    private How how = How.UNKNOWN;

    ProcessWatch(ProcRoot root, Target target, DescriptorBudget budget) {
        this.target = target;
        stat = new KernelFile(root.task(target.pid(), target.pid()).resolve("stat"), budget);
        status = new KernelFile(root.process(target.pid()).resolve("status"), budget);
        machine = new KernelFile(root.file("stat"), budget);
        cgroup = Cgroup.of(root, target.pid(), budget);
    }

    /** Looks whether the process is alive; false when it has ended, also when another has its pid now. */
    boolean look() {
        Stat now = stat.read(text) == Outcome.READ ? Stat.parse(text) : null;
        if (now == null || now.startTicks() != target.startTicks()) return false;
        state = now.state();
        threads = now.threads();
        return !hasEnded(now);
    }

    /** The first thread may end before the others: it is a zombie then, and the process lives on. */
    private boolean hasEnded(Stat now) {
        boolean ended = (state == 'Z' || state == 'X') && threads <= 1;
        if (ended && now.exitCode() != 0) how = howEnded(now.exitCode());
        return ended;
    }

    /** An exit code of 0 may as well mean that we are not allowed to know, so it tells nothing. */
    private static How howEnded(int exitCode) {
        return (exitCode & SIGNAL_BITS) == 0 ? How.EXIT : How.SIGNAL;
    }

    /** How it ended, as far as its parent left the answer there to read. */
    How how() {
        return how;
    }

    char state() {
        return state;
    }

    int threads() {
        return threads;
    }

    /** Whether a freezer of its control group holds it. */
    boolean isFrozen() {
        return cgroup.isFrozen();
    }

    ProcessSlice slice(Map<String, String> unavailable) {
        return new ProcessSlice(state, threads, rssKb(), cgroup.newlyThrottledNanos(), newlyStolenShare(), unavailable);
    }

    private long rssKb() {
        return status.read(text) == Outcome.READ ? new Status(text).rssKb() : -1;
    }

    private double newlyStolenShare() {
        MachineStat.Demand before = demand;
        MachineStat.Demand now = machine.read(text) == Outcome.READ ? MachineStat.demand(text) : null;
        demand = now;
        return before == null || now == null ? -1 : now.stolenShareSince(before);
    }

    @Override
    public void close() {
        stat.close();
        status.close();
        machine.close();
        cgroup.close();
    }
}
