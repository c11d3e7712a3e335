package heddle.inspector.timeline;

import heddle.inspector.model.StackFrame;
import heddle.inspector.observation.JvmThreads;
import java.util.List;

/**
 * What a JVM last said of one of its threads.
 *
 * @param frames its stack when one was taken in the wait it is in, or while it ran; empty otherwise
 * @param framesAtNanos when that was, 0 for never
 */
record JvmView(JvmThreads.Entry entry, List<StackFrame> frames, long framesAtNanos) {
    /** Whether it is in one of Java's waiting states. */
    boolean waits() {
        return switch (entry.state()) {
            case BLOCKED, WAITING, TIMED_WAITING -> true;
            case NEW, RUNNABLE, TERMINATED -> false;
        };
    }

    /** Whether {@code other} is the same stay in the same wait. */
    boolean sameWait(JvmView other) {
        return waits()
                && other.waits()
                && entry.blockedCount() == other.entry.blockedCount()
                && entry.waitedCount() == other.entry.waitedCount();
    }
}
