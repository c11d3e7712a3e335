package heddle.inspector.source.procfs;

import heddle.inspector.model.Transitions;
import heddle.inspector.observation.ThreadSlice;
import heddle.inspector.source.procfs.TruthAccount.Times;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thread's windows, side by side: what the sampler said and what the thread knows of itself. */
final class ComparedThread {
    private final String kind;
    private final List<Times> seen = new ArrayList<>();
    private final List<Times> told = new ArrayList<>();
    private final ComparedSwitches switches = new ComparedSwitches();
    private Times lastAccount = new Times(0, 0, 0);
    private boolean begun;

    ComparedThread(String kind) {
        this.kind = kind;
    }

    /**
     * Takes a look.
     *
     * @param slice what the sampler said, null when nothing happened
     * @param account the thread's own at the same moment
     * @param before the kernel's counters before the look, {@code after} after it
     */
    void take(
            @Nullable ThreadSlice slice,
            Times account,
            @Nullable KernelSwitches before,
            @Nullable KernelSwitches after) {
        Times window = account.minus(lastAccount);
        lastAccount = account;
        if (begun) {
            add(slice, window);
            if (before != null && after != null) switches.take(slice, before, after);
        }
        begun |= slice != null && slice.fresh();
    }

    private void add(@Nullable ThreadSlice slice, Times window) {
        told.add(window);
        if (slice == null) {
            seen.add(new Times(0, 0, window.total()));
            return;
        }
        correct(slice.correctionNanos());
        seen.add(new Times(slice.runningNanos(), slice.readyNanos(), slice.waitingNanos()));
    }

    private void correct(long nanos) {
        long left = nanos;
        for (int i = seen.size() - 1; i >= 0 && left > 0; i--) {
            Times before = seen.get(i);
            long moved = Math.min(left, before.waitingNanos());
            seen.set(i, new Times(before.runningNanos(), before.readyNanos() + moved, before.waitingNanos() - moved));
            left -= moved;
        }
    }

    String kind() {
        return kind;
    }

    ComparedSwitches switches() {
        return switches;
    }

    /** Whether it waited for a CPU for longer than it had one. */
    boolean isStarved() {
        return share(false, true) > share(true, true);
    }

    /** The sampler's error of the Running share in percent points, over windows of {@code looks} looks. */
    DoubleSummaryStatistics runningError(int looks) {
        return error(looks, true);
    }

    DoubleSummaryStatistics readyError(int looks) {
        return error(looks, false);
    }

    private DoubleSummaryStatistics error(int looks, boolean running) {
        DoubleSummaryStatistics errors = new DoubleSummaryStatistics();
        for (int i = 0; i + looks <= seen.size(); i += looks) {
            Times said = sum(seen.subList(i, i + looks));
            Times truth = sum(told.subList(i, i + looks));
            errors.accept(Math.abs(share(said, running) - share(truth, running)));
        }
        return errors;
    }

    /** Time that the sampler did not call Waiting, in nanoseconds. */
    long notWaitingNanos() {
        Times all = sum(seen);
        return all.runningNanos() + all.readyNanos();
    }

    /** For how long it was compared. */
    long nanos() {
        return sum(seen).total();
    }

    double share(boolean running, boolean truth) {
        return share(sum(truth ? told : seen), running);
    }

    Transitions transitions() {
        return switches.told();
    }

    private static double share(Times times, boolean running) {
        return 100.0 * (running ? times.runningNanos() : times.readyNanos()) / Math.max(1, times.total());
    }

    private static Times sum(List<Times> windows) {
        long running = 0;
        long ready = 0;
        long waiting = 0;
        for (Times window : windows) {
            running += window.runningNanos();
            ready += window.readyNanos();
            waiting += window.waitingNanos();
        }
        return new Times(running, ready, waiting);
    }

    @Override
    public String toString() {
        return String.format(
                "%-6s run %5.1f (true %5.1f) ready %5.1f (true %5.1f)  error 250 ms: run %.2f ready %.2f;"
                        + " 1 s: run %.2f ready %.2f  %s",
                kind,
                share(true, false),
                share(true, true),
                share(false, false),
                share(false, true),
                runningError(1).getAverage(),
                readyError(1).getAverage(),
                runningError(4).getAverage(),
                readyError(4).getAverage(),
                switches);
    }
}
