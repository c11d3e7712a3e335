package heddle.inspector.source.jfr;

import heddle.inspector.model.StackFrame;
import java.util.IdentityHashMap;
import java.util.List;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedStackTrace;

/**
 * Stacks of the events since the last flush. Thousands of events have few stacks among them, and the JDK's stream gives those
 * of one stack the same object. For one thread.
 */
final class SeenStacks {
    private final IdentityHashMap<RecordedStackTrace, List<StackFrame>> seen = new IdentityHashMap<>();

    /** The event's frames, innermost first; empty when it has none. */
    List<StackFrame> frames(RecordedEvent event) {
        RecordedStackTrace stack = event.getStackTrace();
        return stack == null ? List.of() : seen.computeIfAbsent(stack, Fields::frames);
    }

    /** Later events have other objects. */
    void forget() {
        seen.clear();
    }
}
