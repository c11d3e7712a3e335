package heddle.inspector.view;

import heddle.inspector.model.KernelWait;
import heddle.inspector.model.LockWait;
import heddle.inspector.model.ReadyCause;
import heddle.inspector.model.StackFrame;
import heddle.inspector.model.WaitCause;

/** What a thread does, in words. */
final class Doing {
    private Doing() {}

    /** The beginning of a sentence, to be continued with how long. */
    static String words(ThreadRow row) {
        if (row.block().activity().idle()) return "idle";
        return switch (row.mark()) {
            case RUNNING -> "running on a CPU";
            case READY -> ready(row);
            case LOCK -> "waiting for a lock";
            case IO -> "waiting for I/O (" + cause(row) + ")";
            case TIMED -> "sleeping";
            case PARK -> parked(row);
            case STOPPED -> "stopped (" + cause(row) + ")";
            case NEW -> "new";
            case TERMINATED -> "ended";
            case WAIT, UNKNOWN -> "waiting";
        };
    }

    private static String ready(ThreadRow row) {
        ReadyCause cause = row.block().activity().readyCause();
        if (cause == ReadyCause.THROTTLED) return "ready, throttled by its cgroup's quota";
        return cause == ReadyCause.STOLEN ? "ready, its CPU is given to other guests" : "ready, waiting for a CPU";
    }

    private static String parked(ThreadRow row) {
        WaitCause cause = row.block().activity().cause();
        return cause == WaitCause.PARK ? "parked" : "waiting for a " + cause(row);
    }

    private static String cause(ThreadRow row) {
        WaitCause cause = row.block().activity().cause();
        return cause == null ? "" : ThreadRow.words(cause);
    }

    /** The lock, with its kind, or the peer it waits for; empty when only the kind of wait is known. */
    static String object(ThreadRow row) {
        LockWait lockWait = row.block().lockWait();
        KernelWait kernelWait = row.block().kernelWait();
        if (lockWait != null) return row.waitingOn() + " (" + lockWait.kind().text() + ")";
        return kernelWait == null || kernelWait.detail().isEmpty() ? "" : row.waitingOn();
    }

    /** The state in one word. */
    static String state(ThreadRow row) {
        return row.mark() == Mark.LOCK ? "blocked" : row.mark().word();
    }

    /** Where it stands and, when it is held up itself, on what and by whom; begins with a blank. */
    static String place(ThreadRow row) {
        String on = row.block().isHeldUp() ? " on " + row.waitingOn() : "";
        String by = row.blockedBy().isEmpty() || on.isEmpty() ? "" : " held by " + row.blockedBy();
        return on + by + site(row);
    }

    private static String site(ThreadRow row) {
        return StackFrame.firstOwn(row.block().frames())
                .map(frame -> " at " + SafeText.forScreen(frame.shortText()))
                .orElse("");
    }
}
