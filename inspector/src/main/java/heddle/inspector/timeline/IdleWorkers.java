package heddle.inspector.timeline;

import heddle.inspector.model.StackFrame;
import java.util.List;
import java.util.Set;

/**
 * Recognises a worker that waits for work by the structure of its stack: between the wait on top and the run loop below
 * there is nobody who works on something. What is below the run loop has only started it.
 *
 * <p>Names serve to find the run loop and the queue; whose they are, and what the thread is called, does not matter.
 */
final class IdleWorkers {
    /** A library's run loop reaches its wait through this many frames of its own at most, itself included. */
    private static final int RUN_LOOP_DEPTH = 3;

    private static final Set<String> ACCEPTORS =
            Set.of("sun.nio.ch.NioSocketImpl", "sun.nio.ch.ServerSocketChannelImpl");

    private IdleWorkers() {}

    /** Whether a thread that waits to be notified, at a queue or parked is idle; {@code frames} top first. */
    static boolean isIdle(List<StackFrame> frames) {
        boolean parksItself = true;
        boolean fetches = false;
        for (int i = 0; i < frames.size(); i++) {
            StackFrame frame = frames.get(i);
            if (isVirtualThreadCarried(frame)) return false;
            if (isRunLoopOfPlatform(frame)) return true;
            fetches |= isQueue(frame);
            if (!frame.isPlatform() && !fetchesWork(frame)) {
                return (fetches || parksItself) && isInRunLoop(frames.subList(i, frames.size()), fetches);
            }
            parksItself &= isPark(frame) || fetchesWork(frame);
        }
        return false;
    }

    /**
     * Whether a thread waits for a caller. Only one at a time does so in the kernel; who comes next to the same server socket
     * waits for the JDK's lock that the first has.
     */
    static boolean isAccepting(List<StackFrame> frames) {
        for (StackFrame frame : frames) {
            if (!frame.isPlatform()) return false;
            if (frame.method().equals("accept") && ACCEPTORS.contains(frame.className())) return true;
        }
        return false;
    }

    /** A carrier waits in place of its virtual thread: what is below this frame only runs that one. */
    static boolean isVirtualThreadCarried(StackFrame frame) {
        return frame.className().equals("jdk.internal.vm.Continuation");
    }

    /** A loop of the JDK's own, such as an executor's worker; {@code Thread.run} only calls what it was given. */
    private static boolean isRunLoopOfPlatform(StackFrame frame) {
        return frame.isPlatform()
                && !frame.isLambda()
                && !frame.className().equals("java.lang.Thread")
                && isRunLoop(frame, true);
    }

    /** Whether the frames begin with a run loop, or with helpers in its own class or the one around it. */
    private static boolean isInRunLoop(List<StackFrame> frames, boolean fetches) {
        if (isRunLoop(frames.get(0), fetches)) return true;
        String helpers = frames.get(0).className();
        for (StackFrame frame : frames.subList(1, Math.min(RUN_LOOP_DEPTH, frames.size()))) {
            if (frame.isLambda() || !isWithin(frame.className(), helpers)) return false;
            if (isRunLoop(frame, false)) return true;
        }
        return false;
    }

    private static boolean isWithin(String nested, String outer) {
        return nested.equals(outer) || nested.startsWith(outer + "$");
    }

    private static boolean isRunLoop(StackFrame frame, boolean lambdaToo) {
        return frame.method().equals("run") || (lambdaToo && frame.method().startsWith("lambda$"));
    }

    private static boolean isQueue(StackFrame frame) {
        String name = frame.className();
        boolean queue = name.endsWith("Queue") || name.endsWith("Deque");
        return queue && (frame.method().startsWith("take") || frame.method().startsWith("poll"));
    }

    private static boolean isPark(StackFrame frame) {
        return frame.className().equals("jdk.internal.misc.Unsafe")
                || frame.className().equals("java.util.concurrent.locks.LockSupport");
    }

    /** A helper that gets the next task, or rests until there is one. */
    private static boolean fetchesWork(StackFrame frame) {
        String method = frame.method();
        return isQueue(frame)
                || method.contains("Poll")
                || method.startsWith("poll")
                || method.startsWith("take")
                || method.equals("park");
    }
}
