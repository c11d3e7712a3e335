package heddle.inspector.observation;

import heddle.inspector.model.StackFrame;
import java.util.List;

/**
 * A wait that is over, as the flight recorder wrote it at its end.
 *
 * @param javaId who waited
 * @param className class of the monitor or of the object parked on; empty for a sleep; for I/O {@code socket HOST:PORT} or
 *     {@code file PATH}
 * @param address address the recorder gives the lock: stable for a monitor, moves with the collector for a park
 * @param previousOwner name of the owner before, or empty
 */
public record WaitFinished(
        Form form,
        long javaId,
        long startNanos,
        long endNanos,
        String className,
        long address,
        String previousOwner,
        List<StackFrame> frames)
        implements Observation {
    public WaitFinished {
        frames = List.copyOf(frames);
    }

    /** The event it comes from. */
    public enum Form {
        MONITOR_ENTER,
        OBJECT_WAIT,
        PARK,
        SLEEP,
        IO
    }

    public long nanos() {
        return endNanos - startNanos;
    }

    @Override
    public void tell(Observer observer) {
        observer.hear(this);
    }
}
