package heddle.inspector.view;

import heddle.inspector.model.Activity;
import heddle.inspector.model.KernelWait;
import heddle.inspector.model.LockWait;
import heddle.inspector.model.ReadyCause;
import heddle.inspector.model.Snapshot;
import heddle.inspector.model.StateTimes;
import heddle.inspector.model.ThreadControlBlock;
import heddle.inspector.model.ThreadKind;
import heddle.inspector.model.ThreadRef;
import heddle.inspector.model.WaitCause;
import heddle.inspector.timeline.Window;
import java.util.Locale;
import java.util.Objects;

/**
 * A thread as the tables show it; texts are safe to draw.
 *
 * @param times what it did in the window of the picture
 * @param cpuPercent of one core, NaN before there is a window
 * @param lockedPercent of its life in the window that locks held it up, NaN before there is a window
 * @param waitingOn the lock, peer or kind of wait, empty when it does not wait
 * @param blockedBy the owner of what it waits on, empty when nobody is known to be
 * @param ageNanos how long it is in its state
 * @param waiters how many threads wait for what it holds
 * @param internal whether the JVM runs it for its own sake
 */
record ThreadRow(
        ThreadControlBlock block,
        String name,
        Mark mark,
        StateTimes times,
        double cpuPercent,
        double lockedPercent,
        String waitingOn,
        String blockedBy,
        long ageNanos,
        int waiters,
        boolean internal) {

    private static final String UNNAMED = "(no name)";

    static ThreadRow of(ThreadControlBlock block, Window window, int waiters) {
        StateTimes times = window.times(block);
        boolean measured = window.nanos() > 0;
        ThreadRef owner = block.owner();
        return new ThreadRow(
                block,
                block.name().isBlank() ? UNNAMED : SafeText.forScreen(block.name()),
                Mark.of(block.activity()),
                times,
                measured ? Window.percent(times.runningNanos(), window.nanos()) : Double.NaN,
                measured ? Window.percent(times.lockNanos(), times.totalNanos()) : Double.NaN,
                SafeText.forScreen(waitingOn(block)),
                owner == null ? "" : SafeText.forScreen(owner.name()),
                window.to().ageNanos(block),
                waiters,
                isInternal(block.kind(), window.to()));
    }

    /** Names a thread for as long as it lives, whatever row it is in. */
    static long key(ThreadControlBlock block) {
        return key(block.ref(), block.kind() == ThreadKind.VIRTUAL);
    }

    long key() {
        return key(block);
    }

    /** What it did in the last seconds, up to the moment of the picture. */
    heddle.inspector.model.Strip history() {
        return block.stripAt(block.sinceNanos() + ageNanos);
    }

    boolean isBlocked() {
        return block.activity().isBlocked();
    }

    /** Once the JVM has told its threads, those it did not tell are its own. */
    private static boolean isInternal(ThreadKind kind, Snapshot snapshot) {
        boolean told = snapshot.sources().snapshotAtNanos() > 0;
        return kind == ThreadKind.VM || (kind == ThreadKind.NATIVE && told);
    }

    /** The native id, or {@code v} and the Java id of a virtual thread. */
    String idText() {
        return block.kind() == ThreadKind.VIRTUAL ? "v" + block.javaId() : Integer.toString(block.tid());
    }

    private static long key(ThreadRef thread, boolean virtual) {
        return virtual || thread.tid() < 0 ? -2 - thread.javaId() : thread.tid();
    }

    private static String waitingOn(ThreadControlBlock block) {
        Activity activity = block.activity();
        if (activity.readyCause() != null) return scarce(activity.readyCause());
        if (!activity.isWaiting()) return "";
        LockWait lockWait = block.lockWait();
        if (lockWait != null) return lockWait.lock().shortText();
        if (activity.idle()) return "work";
        KernelWait kernelWait = block.kernelWait();
        if (kernelWait != null && !kernelWait.detail().isEmpty()) return kernelWait.detail();
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
