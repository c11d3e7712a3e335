package heddle.inspector.timeline;

import heddle.inspector.model.JvmState;
import heddle.inspector.model.LockId;
import heddle.inspector.model.RecordedPin;
import heddle.inspector.model.RecordedWait;
import heddle.inspector.model.WaitCause;
import heddle.inspector.observation.JvmPause;
import heddle.inspector.observation.JvmThreads;
import heddle.inspector.observation.ThreadPinned;
import heddle.inspector.observation.WaitFinished;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Recorded waits by cause, collected between two ticks. */
final class RecordedWaits {
    private List<RecordedWait> collected = new ArrayList<>();
    private List<RecordedPin> pins = new ArrayList<>();

    void hear(WaitFinished wait) {
        WaitCause cause = cause(wait);
        if (cause != null) {
            collected.add(new RecordedWait(wait.javaId(), cause, wait.startNanos(), wait.endNanos()));
        }
    }

    /** The JVM stopped all its threads. */
    void hear(JvmPause pause) {
        collected.add(RecordedWait.ofEveryThread(pause.startNanos(), pause.endNanos(), pause.what()));
    }

    /** A JVM that does not say why tells the stack. */
    void hear(ThreadPinned pinned) {
        String reason = pinned.reason().isEmpty() ? Pinning.reason(pinned.frames(), WaitCause.PARK) : pinned.reason();
        pins.add(new RecordedPin(
                pinned.javaId(),
                pinned.name(),
                pinned.carrierJavaId(),
                pinned.startNanos(),
                pinned.endNanos(),
                reason));
    }

    List<RecordedPin> takePins() {
        List<RecordedPin> taken = pins;
        pins = new ArrayList<>();
        return taken;
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
            case SLEEP -> WaitCause.SLEEP;
            case OBJECT_WAIT -> explained(wait, JvmThreads.Form.OBJECT_WAIT);
            case PARK -> wait.className().isEmpty() ? null : explained(wait, JvmThreads.Form.PARK);
            case IO -> null;
        };
    }

    /** The same explanation as if a look had met the wait. */
    private static WaitCause explained(WaitFinished wait, JvmThreads.Form form) {
        LockId object = LockId.atAddress(wait.className(), wait.address());
        JvmThreads.Entry entry =
                new JvmThreads.Entry(wait.javaId(), "", JvmState.WAITING, false, 0, 0, 0, form, object, -1, "");
        return JvmWait.of(entry, wait.frames(), null, false).cause();
    }
}
