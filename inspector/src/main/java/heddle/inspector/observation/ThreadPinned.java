package heddle.inspector.observation;

import heddle.inspector.model.StackFrame;
import java.util.List;

/**
 * A virtual thread waited and kept its carrier, as the flight recorder wrote it at the end of the wait.
 *
 * @param javaId the virtual thread
 * @param carrierJavaId the platform thread it kept, -1 before JDK 24, which does not tell it
 * @param reason in the words of the JVM, empty before JDK 24
 * @param frames its stack, top first
 */
public record ThreadPinned(
        long javaId,
        String name,
        long carrierJavaId,
        long startNanos,
        long endNanos,
        String reason,
        List<StackFrame> frames)
        implements Observation {
    public ThreadPinned {
        frames = List.copyOf(frames);
    }

    @Override
    public void tell(Observer observer) {
        observer.hear(this);
    }
}
