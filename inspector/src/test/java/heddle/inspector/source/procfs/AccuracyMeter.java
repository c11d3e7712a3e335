package heddle.inspector.source.procfs;

import heddle.inspector.model.Target;
import heddle.inspector.observation.KernelTick;
import heddle.inspector.observation.ThreadSlice;
import heddle.inspector.source.procfs.TruthAccount.Times;
import java.io.IOException;
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
 * Samples a {@link TruthProgram} and compares each window of each thread with the thread's own account, and the counted
 * arrows with the kernel's counters.
 *
 * <p>The sampler asks for the time right after it has read a thread's counters; at that very moment all accounts are
 * read too, so both sides speak of the same interval.
 */
final class AccuracyMeter implements AutoCloseable {
    static final String NAME = "truth-";

    private final List<TruthAccount.Slot> slots = new ArrayList<>();
    private final Map<Long, List<Times>> accountsAt = new HashMap<>();
    private List<Times> accountsLast = List.of();
    private final List<ComparedThread> threads = new ArrayList<>();
    private final Map<String, Integer> tids = new HashMap<>();
    private final ProcessSampler sampler;
    private final int pid;

    AccuracyMeter(ChildJvm child, TruthAccount account, List<String> kinds) {
        for (int i = 0; i < kinds.size(); i++) {
            slots.add(account.slot(i));
            threads.add(new ComparedThread(kinds.get(i)));
        }
        pid = child.pid();
        Target target = new Target(pid, child.startTicks(), "truth", "17");
        sampler = new ProcessSampler(Path.of("/proc"), target, true, this::readClock, InstantSource.system());
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
    List<ComparedThread> measure(long millis, long periodMillis) throws IOException {
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (System.nanoTime() < end) {
            long next = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(periodMillis);
            look();
            while (System.nanoTime() < next) LockSupport.parkNanos(next - System.nanoTime());
        }
        return threads;
    }

    private void look() throws IOException {
        List<@Nullable KernelSwitches> before = switches();
        KernelTick tick = (KernelTick) sampler.tick();
        List<@Nullable KernelSwitches> after = switches();
        Map<String, ThreadSlice> byName = new HashMap<>();
        tick.slices().forEach(slice -> byName.put(slice.comm(), slice));
        for (int i = 0; i < threads.size(); i++) {
            ThreadSlice slice = byName.get(NAME + i);
            if (slice != null) tids.put(NAME + i, slice.tid());
            List<Times> accounts = slice == null ? null : accountsAt.get(slice.atNanos());
            threads.get(i)
                    .take(slice, (accounts == null ? accountsLast : accounts).get(i), before.get(i), after.get(i));
        }
        accountsAt.clear();
    }

    /** The kernel's counters, read a second way; null before it is known which thread is which. */
    private List<@Nullable KernelSwitches> switches() throws IOException {
        List<@Nullable KernelSwitches> all = new ArrayList<>(threads.size());
        for (int i = 0; i < threads.size(); i++) {
            Integer tid = tids.get(NAME + i);
            all.add(tid == null ? null : KernelSwitches.read(pid, tid));
        }
        return all;
    }

    @Override
    public void close() {
        sampler.close();
    }
}
