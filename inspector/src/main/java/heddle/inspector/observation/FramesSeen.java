package heddle.inspector.observation;

import heddle.inspector.model.StackFrame;
import java.util.List;

/**
 * Stacks of some threads, taken in the target.
 *
 * @param pauseNanos how long the JVM was stopped for it, 0 when it was not
 */
public record FramesSeen(long atNanos, long pauseNanos, List<Entry> threads) implements Observation {
    public FramesSeen {
        threads = List.copyOf(threads);
    }

    /** One thread's stack, top first, and the wait it was taken in. */
    public record Entry(long javaId, long blockedCount, long waitedCount, List<StackFrame> frames) {
        public Entry {
            frames = List.copyOf(frames);
        }
    }

    @Override
    public void tell(Observer observer) {
        observer.hear(this);
    }
}
