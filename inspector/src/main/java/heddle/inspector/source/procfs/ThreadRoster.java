package heddle.inspector.source.procfs;

import heddle.inspector.observation.ThreadSlice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The threads of the process that are watched.
 *
 * <p>Listing a folder of thousands of threads is dear, so it is done only when the kernel's count of them is not ours.
 */
final class ThreadRoster implements AutoCloseable {
    private final ProcRoot root;
    private final int pid;
    private final DescriptorBudget budget;
    private final List<ThreadWatch> watches = new ArrayList<>();
    private final Map<Integer, ThreadWatch> byTid = new HashMap<>();

    ThreadRoster(ProcRoot root, int pid, DescriptorBudget budget) {
        this.root = root;
        this.pid = pid;
        this.budget = budget;
    }

    /**
     * Looks at every thread.
     *
     * @param threads how many the kernel says there are
     */
    Sweep sweep(Pass pass, int threads) {
        Sweep sweep = new Sweep(new ArrayList<>(), new ArrayList<>());
        for (ThreadWatch watch : watches) {
            sweep.add(watch.look(pass));
            if (watch.isGone()) sweep.ended.add(watch.tid());
        }
        sweep.ended.forEach(this::drop);
        if (!sweep.ended.isEmpty()) watches.removeIf(ThreadWatch::isGone);
        if (watches.size() != threads) refresh(pass, sweep);
        return sweep;
    }

    private void drop(int tid) {
        ThreadWatch watch = byTid.remove(tid);
        if (watch != null) watch.close();
    }

    private void refresh(Pass pass, Sweep sweep) {
        for (int tid : root.tids(pid)) {
            if (!byTid.containsKey(tid)) admit(tid, pass, sweep);
        }
    }

    private void admit(int tid, Pass pass, Sweep sweep) {
        ThreadWatch watch = new ThreadWatch(tid, new ThreadFiles(root.task(pid, tid), budget));
        ThreadSlice first = watch.begin(pass);
        if (first == null) {
            watch.close();
            return;
        }
        byTid.put(tid, watch);
        watches.add(watch);
        sweep.add(first);
    }

    @Override
    public void close() {
        watches.forEach(ThreadWatch::close);
        watches.clear();
        byTid.clear();
    }

    /** What one sweep found: slices of threads that did something, ids of those that ended. */
    record Sweep(List<ThreadSlice> slices, List<Integer> ended) {
        private void add(@Nullable ThreadSlice slice) {
            if (slice != null) slices.add(slice);
        }
    }
}
