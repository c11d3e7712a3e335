package heddle.inspector.timeline;

import heddle.inspector.model.LockKind;
import heddle.inspector.model.RecordedWait;
import heddle.inspector.model.StackFrame;
import heddle.inspector.model.WaitCause;
import heddle.inspector.observation.WaitFinished;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Recorded waits by cause, collected between two ticks. */
final class RecordedWaits {
    private List<RecordedWait> collected = new ArrayList<>();

    void hear(WaitFinished wait) {
        WaitCause cause = cause(wait);
        if (cause != null) {
            collected.add(new RecordedWait(wait.javaId(), cause, wait.startNanos(), wait.endNanos()));
        }
    }

    List<RecordedWait> take() {
        List<RecordedWait> taken = collected;
        collected = new ArrayList<>();
        return taken;
    }

    /** The cause, or null when the event does not tell it: input and output, a park for nothing in particular. */
    private static @Nullable WaitCause cause(WaitFinished wait) {
        return switch (wait.form()) {
            case MONITOR_ENTER -> WaitCause.MONITOR;
            case OBJECT_WAIT -> isJoin(wait.frames()) ? WaitCause.RESOURCE : WaitCause.CONDITION;
            case SLEEP -> WaitCause.SLEEP;
            case PARK -> park(wait);
            case IO -> null;
        };
    }

    private static @Nullable WaitCause park(WaitFinished wait) {
        if (wait.className().isEmpty()) return null;
        LockKind kind = JvmWait.refine(LockKind.ofParkBlocker(wait.className()), wait.frames());
        boolean forWork = kind.parkCause() != WaitCause.LOCK && IdleWorkers.isIdle(wait.frames());
        return forWork ? WaitCause.PARK : kind.parkCause();
    }

    private static boolean isJoin(List<StackFrame> frames) {
        return frames.stream()
                .anyMatch(frame -> frame.className().equals("java.lang.Thread")
                        && frame.method().equals("join"));
    }
}
