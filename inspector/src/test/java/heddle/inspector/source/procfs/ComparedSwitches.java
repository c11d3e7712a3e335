package heddle.inspector.source.procfs;

import heddle.inspector.model.Transitions;
import heddle.inspector.observation.ThreadSlice;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A thread's arrows in windows of a second, beside the kernel's counters.
 *
 * <p>Those go on while they are read. So they are read before and after each look: what the sampler counted between two
 * looks must lie between the least and the most that this allows.
 */
final class ComparedSwitches {
    /** Looks are not perfectly regular. */
    private static final long SECOND_NANOS = 950_000_000;

    private Transitions told = Transitions.NONE;
    private boolean owed;
    private @Nullable Point start;
    private final List<Window> windows = new ArrayList<>();

    /** A look at which everything so far had been counted. */
    private record Point(long atNanos, Transitions told, KernelSwitches before, KernelSwitches after) {
        Window since(Point start) {
            Transitions counted = told.minus(start.told);
            long outside = outside(
                            counted.dispatch(),
                            before.dispatches() - start.after.dispatches(),
                            after.dispatches() - start.before.dispatches())
                    + outside(
                            counted.request(),
                            before.voluntary() - start.after.voluntary(),
                            after.voluntary() - start.before.voluntary())
                    + outside(
                            counted.timeout(),
                            before.involuntary() - start.after.involuntary(),
                            after.involuntary() - start.before.involuntary());
            return new Window(Math.abs(counted.dispatch() - counted.request() - counted.timeout()), outside);
        }

        private static long outside(long counted, long least, long most) {
            return Math.max(0, Math.max(least - counted, counted - most));
        }
    }

    /**
     * One second.
     *
     * @param imbalance how far dispatches are from requests and timeouts
     * @param outside how many arrows the sampler counted more or less than the kernel
     */
    record Window(long imbalance, long outside) {}

    void take(@Nullable ThreadSlice slice, KernelSwitches before, KernelSwitches after) {
        if (slice != null) {
            told = told.plus(slice.transitions());
            owed = slice.osState() == '?';
        }
        if (owed) return;
        Point now = new Point(slice == null ? nextNanos() : slice.atNanos(), told, before, after);
        if (start == null) start = now;
        if (now.atNanos - start.atNanos < SECOND_NANOS) return;
        windows.add(now.since(start));
        start = now;
    }

    /** A thread to which nothing happens has no slice, and no time of its own. */
    private static long nextNanos() {
        return System.nanoTime();
    }

    Transitions told() {
        return told;
    }

    List<Window> windows() {
        return windows;
    }

    /** The part of the seconds in which dispatches were requests plus timeouts, give or take one. */
    double balanced() {
        if (windows.isEmpty()) return 1;
        return (double) windows.stream().filter(window -> window.imbalance <= 1).count() / windows.size();
    }

    @Override
    public String toString() {
        return told + " in " + windows.size() + " s: imbalance at most "
                + windows.stream().mapToLong(Window::imbalance).max().orElse(0) + ", beyond the kernel's at most "
                + windows.stream().mapToLong(Window::outside).max().orElse(0);
    }
}
