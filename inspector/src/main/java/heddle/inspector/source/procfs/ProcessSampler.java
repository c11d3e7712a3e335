package heddle.inspector.source.procfs;

import heddle.inspector.model.Target;
import heddle.inspector.observation.KernelTick;
import heddle.inspector.observation.Observation;
import heddle.inspector.observation.TargetEnded;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * Looks at a process and all its threads through the kernel's counters, once per call.
 *
 * <p>Works for every Linux process, of any user where {@code /proc} is not hidden; only the causes of waits need the
 * target's own user or root. Costs the target nothing. Not thread-safe.
 */
public final class ProcessSampler implements AutoCloseable {
    private final LongSupplier nanoTime;
    private final InstantSource wall;
    private final ProcessWatch process;
    private final ThreadRoster roster;
    private final Pass pass;
    private final PollArray polls;

    /**
     * @param procRoot the folder {@code /proc}
     * @param peeks whether a word of the target's memory may be read for what is polled
     * @param nanoTime the monotonic clock, read once for each thread
     * @param wall the wall clock
     */
    public ProcessSampler(Path procRoot, Target target, boolean peeks, LongSupplier nanoTime, InstantSource wall) {
        ProcRoot root = new ProcRoot(procRoot);
        DescriptorBudget budget = DescriptorBudget.ofThisProcess(root);
        Path folder = root.process(target.pid());
        Sockets sockets = new Sockets(folder, nanoTime);
        SyscallTable table = SyscallTable.of(System.getProperty("os.arch", ""));
        polls = new PollArray(folder, peeks);
        WaitReader waits = new WaitReader(folder, target.jdk() != null, table, sockets, polls);
        this.nanoTime = nanoTime;
        this.wall = wall;
        this.process = new ProcessWatch(root, target, budget);
        this.roster = new ThreadRoster(root, target.pid(), budget);
        this.pass = new Pass(Counters.ofKernel(root), waits, nanoTime);
    }

    /** One look: a {@link KernelTick}, or {@link TargetEnded} once the process is gone. */
    public Observation tick() {
        if (!process.look()) return new TargetEnded(nanoTime.getAsLong(), wall.instant(), process.how());
        pass.begin(process.state(), process.isFrozen());
        ThreadRoster.Sweep sweep = roster.sweep(pass, process.threads());
        return new KernelTick(
                nanoTime.getAsLong(), wall.instant(), sweep.slices(), sweep.ended(), process.slice(pass.unavailable()));
    }

    /** Whether this kernel counts time in the run queue; without it Ready is not known. */
    public boolean countsReady() {
        return pass.counters().countsDelay();
    }

    @Override
    public void close() {
        roster.close();
        process.close();
        polls.close();
    }
}
