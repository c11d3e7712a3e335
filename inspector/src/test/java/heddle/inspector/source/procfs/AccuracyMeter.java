package heddle.inspector.source.procfs;

import heddle.inspector.model.Target;
import heddle.inspector.model.Transitions;
import heddle.inspector.observation.KernelTick;
import heddle.inspector.observation.ThreadSlice;
import heddle.inspector.source.procfs.TruthAccount.Times;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Samples a {@link TruthProgram} and compares each window of each thread with the thread's own account.
 *
 * <p>The sampler asks for the time right after it has read a thread's counters; at that very moment all accounts are
 * read too, so both sides speak of the same interval.
 */
final class AccuracyMeter implements AutoCloseable {
    private final List<TruthAccount.Slot> slots = new ArrayList<>();
    private final Map<Long, List<Times>> accountsAt = new HashMap<>();
    private List<Times> accountsLast = List.of();
    private final List<Compared> threads = new ArrayList<>();
    private final ProcessSampler sampler;

    AccuracyMeter(ChildJvm child, TruthAccount account, List<String> kinds) {
        for (int i = 0; i < kinds.size(); i++) {
            slots.add(account.slot(i));
            threads.add(new Compared(kinds.get(i)));
        }
        Target target = new Target(child.pid(), child.startTicks(), "truth", "17");
        sampler = new ProcessSampler(Path.of("/proc"), target, this::readClock, InstantSource.system());
    }

    private long readClock() {
        long now = System.nanoTime();
        List<Times> accounts = new ArrayList<>(slots.size());
        for (TruthAccount.Slot slot : slots) accounts.add(slot.at(now));
        accountsAt.put(now, accounts);
        accountsLast = accounts;
        return now;
    }

    /** Looks every {@code periodMillis} for {@code millis}; the first second, when everything is compiled, is left out. */
    List<Compared> measure(long millis, long periodMillis) {
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (System.nanoTime() < end) {
            long next = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(periodMillis);
            take((KernelTick) sampler.tick());
            accountsAt.clear();
            while (System.nanoTime() < next) LockSupport.parkNanos(next - System.nanoTime());
        }
        return threads;
    }

    private void take(KernelTick tick) {
        Map<String, ThreadSlice> byName = new HashMap<>();
        tick.slices().forEach(slice -> byName.put(slice.comm(), slice));
        for (int i = 0; i < threads.size(); i++) {
            ThreadSlice slice = byName.get("truth-" + i);
            List<Times> accounts = slice == null ? null : accountsAt.get(slice.atNanos());
            threads.get(i).take(slice, (accounts == null ? accountsLast : accounts).get(i));
        }
    }

    @Override
    public void close() {
        sampler.close();
    }

    /** One thread's windows, side by side. */
    static final class Compared {
        private final String kind;
        private final List<Times> seen = new ArrayList<>();
        private final List<Times> told = new ArrayList<>();
        private Transitions transitions = Transitions.NONE;
        private int looks;
        private int balancedLooks;
        private Times lastAccount = new Times(0, 0, 0);
        private boolean begun;

        private Compared(String kind) {
            this.kind = kind;
        }

        private void take(@Nullable ThreadSlice slice, Times account) {
            Times window = account.minus(lastAccount);
            lastAccount = account;
            if (begun) add(slice, window);
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
            transitions = transitions.plus(slice.transitions());
            long imbalance = transitions.dispatch() - transitions.request() - transitions.timeout();
            looks++;
            if (Math.abs(imbalance) <= 1) balancedLooks++;
        }

        private void correct(long nanos) {
            long left = nanos;
            for (int i = seen.size() - 1; i >= 0 && left > 0; i--) {
                Times before = seen.get(i);
                long moved = Math.min(left, before.waitingNanos());
                seen.set(
                        i,
                        new Times(before.runningNanos(), before.readyNanos() + moved, before.waitingNanos() - moved));
                left -= moved;
            }
        }

        String kind() {
            return kind;
        }

        Transitions transitions() {
            return transitions;
        }

        /** Share of looks at which dispatches were requests plus timeouts, give or take one. */
        double balanced() {
            return looks == 0 ? 1 : (double) balancedLooks / looks;
        }

        /** Mean error of the Running share in percent points, over windows of {@code looks} looks. */
        double runningError(int looks) {
            return error(looks, true);
        }

        double readyError(int looks) {
            return error(looks, false);
        }

        private double error(int looks, boolean running) {
            double sum = 0;
            int windows = 0;
            for (int i = 0; i + looks <= seen.size(); i += looks, windows++) {
                Times said = sum(seen.subList(i, i + looks));
                Times truth = sum(told.subList(i, i + looks));
                sum += Math.abs(share(said, running) - share(truth, running));
            }
            return windows == 0 ? 0 : sum / windows;
        }

        double share(boolean running, boolean truth) {
            return share(sum(truth ? told : seen), running);
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
                            + " 1 s: run %.2f ready %.2f  %s balanced %.2f",
                    kind,
                    share(true, false),
                    share(true, true),
                    share(false, false),
                    share(false, true),
                    runningError(1),
                    readyError(1),
                    runningError(4),
                    readyError(4),
                    transitions,
                    balanced());
        }
    }
}
