package heddle.inspector.view;

import heddle.inspector.model.Activity;
import heddle.inspector.model.KernelWait;
import heddle.inspector.model.LockWait;
import heddle.inspector.model.ReadyCause;
import heddle.inspector.model.StateTimes;
import heddle.inspector.model.ThreadControlBlock;
import heddle.inspector.model.ThreadKind;
import heddle.inspector.model.ThreadRef;
import heddle.inspector.model.WaitCause;
import heddle.inspector.timeline.Window;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A thread as the tables show it; texts are safe to draw. Figures that a list is sorted by are held, the rest is made of
 * the thread when it is asked for: of a thousand rows some forty are drawn.
 *
 * @param window the window of the picture
 * @param cpuPercent of one core, NaN before there is a window
 * @param lockedPercent of its life in the window that locks held it up, NaN before there is a window
 * @param waiters how many threads wait for what it holds
 */
record ThreadRow(ThreadControlBlock block, Window window, double cpuPercent, double lockedPercent, int waiters)
        implements ThreadItem {

    /** Stands for a name that is none. */
    static final String UNNAMED = "(no name)";

    /** The row of a thread; {@code then} is what it was at the beginning of the window, or null: the same if it rested. */
    @SuppressWarnings("ReferenceEquality")
    static ThreadRow of(ThreadControlBlock block, @Nullable ThreadControlBlock then, Window window, int waiters) {
        if (window.nanos() <= 0) return new ThreadRow(block, window, Double.NaN, Double.NaN, waiters);
        if (block == then)
            return new ThreadRow(block, window, 0, block.activity().isBlocked() ? 100 : 0, waiters);
        StateTimes times = window.times(block);
        double cpuPercent = Window.percent(times.runningNanos(), window.nanos());
        return new ThreadRow(block, window, cpuPercent, Window.percent(times.lockNanos(), times.totalNanos()), waiters);
    }

    @Override
    public String name() {
        return block.name().isBlank() ? UNNAMED : SafeText.forScreen(block.name());
    }

    @Override
    public Mark mark() {
        return Mark.of(block.activity());
    }

    /** What it did in the window. */
    StateTimes times() {
        return window.times(block);
    }

    /** The lock, peer or kind of wait, empty when it does not wait. */
    @Override
    public String waitingOn() {
        String what = waitingOn(block);
        return SafeText.forScreen(block.pinned() == null ? what : what + " (pinned)");
    }

    /** The owner of what it waits on, empty when nobody is known to be. */
    @Override
    public String blockedBy() {
        ThreadRef owner = block.owner();
        return owner == null ? "" : SafeText.forScreen(owner.name());
    }

    /** How long it is in its state. */
    @Override
    public long ageNanos() {
        return window.to().ageNanos(block);
    }

    /** Whether the JVM runs it for its own sake: once it has told its threads, those that it did not tell are its own. */
    @Override
    public boolean internal() {
        boolean told = window.to().sources().snapshotAtNanos() > 0;
        return block.kind() == ThreadKind.VM || (block.kind() == ThreadKind.NATIVE && told);
    }

    /** Names a thread for as long as it lives, whatever row it is in. */
    static long key(ThreadControlBlock block) {
        boolean unmounted = block.kind() == ThreadKind.VIRTUAL || block.isUnmounted();
        return unmounted ? -2 - block.javaId() : block.tid();
    }

    @Override
    public long key() {
        return key(block);
    }

    @Override
    public Long identity() {
        return key();
    }

    /** What it did in the last seconds, up to the moment of the picture. */
    heddle.inspector.model.Strip history() {
        return block.stripAt(window.to().atNanos());
    }

    @Override
    public boolean isBlocked() {
        return block.activity().isBlocked();
    }

    /** The native id, or {@code v} and the Java id of a virtual thread. */
    @Override
    public String idText() {
        return block.kind() == ThreadKind.VIRTUAL ? "v" + block.javaId() : Integer.toString(block.tid());
    }

    private static String waitingOn(ThreadControlBlock block) {
        Activity activity = block.activity();
        if (activity.readyCause() != null) return scarce(activity.readyCause());
        if (!activity.isWaiting()) return "";
        LockWait lockWait = block.lockWait();
        if (lockWait != null) return lockWait.lock().shortText();
        if (activity.idle()) return "work";
        KernelWait kernelWait = block.kernelWait();
        if (kernelWait != null && !kernelWait.detail().isEmpty()) return kernelWait.text();
        WaitCause cause = Objects.requireNonNull(activity.cause());
        return cause == WaitCause.OTHER ? "" : words(cause);
    }

    /** That it is ready tells already that it wants a CPU. */
    private static String scarce(ReadyCause cause) {
        return switch (cause) {
            case CPU -> "";
            case THROTTLED -> "quota (throttled)";
            case STOLEN -> "CPU (stolen)";
        };
    }

    /** A cause in words, {@code file lock}. */
    static String words(WaitCause cause) {
        return cause.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
