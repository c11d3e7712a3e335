package heddle.inspector.timeline;

import heddle.inspector.model.StackFrame;
import heddle.inspector.model.WaitCause;
import java.util.List;

/**
 * Why a virtual thread that waits keeps its carrier: the JVM cannot take a stack off its carrier that has frames other than
 * Java's on it, nor, before JDK 24 (JEP 491), one that holds a monitor.
 */
final class Pinning {
    private static final String INITIALISER = "<clinit>";

    private Pinning() {}

    /** The reason as far as the stack tells it; {@code frames} top first, empty when it was not taken. */
    static String reason(List<StackFrame> frames, WaitCause cause) {
        if (cause == WaitCause.CLASS_INIT) return "waits inside the JVM for a class to be initialised";
        // The frame on top is the wait itself: a park, a sleep, a read.
        for (int i = 1; i < frames.size(); i++) {
            StackFrame frame = frames.get(i);
            if (frame.method().equals(INITIALISER)) return "inside the initialiser of " + frame.className();
            if (frame.isNative()) return "below the native method " + frame.shortText();
        }
        if (frames.isEmpty()) return "its stack has not been told yet";
        if (frames.get(0).isNative() && cause.isIo())
            return "in the native method " + frames.get(0).shortText();
        return "holds a monitor, or waits inside the JVM";
    }

    /**
     * What a Java thread waits for that its JVM calls running and the kernel says sleeps on a futex: in Java code only the
     * JVM itself can hold it up for long, and it does so for a class that another thread initialises. Native code may wait
     * for anything.
     */
    static WaitCause ofHiddenWait(List<StackFrame> frames) {
        return frames.isEmpty() || frames.get(0).isNative() ? WaitCause.OTHER : WaitCause.CLASS_INIT;
    }
}
