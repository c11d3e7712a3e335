package heddle.inspector.observation;

import heddle.inspector.model.StackFrame;
import java.util.List;

/** The stack of a thread that was running Java code, sampled by the flight recorder. */
public record StackSampled(long atNanos, long javaId, List<StackFrame> frames) implements Observation {
    public StackSampled {
        frames = List.copyOf(frames);
    }

    @Override
    public void tell(Observer observer) {
        observer.hear(this);
    }
}
