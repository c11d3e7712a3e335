package heddle.inspector.timeline;

import heddle.inspector.model.StackFrame;
import java.util.List;

/**
 * Recognises a worker that waits for work by the structure of its stack, never by its name.
 *
 * <p>Such a stack has a wait for a queue, a pool or a timer on top and a run loop below it, and nothing that works on a
 * task in between.
 */
final class IdleWorkers {
    /** A library's own run loop above {@code Thread.run} is at most this deep. */
    private static final int RUN_LOOP_DEPTH = 3;

    private IdleWorkers() {}

    static boolean isIdle(List<StackFrame> frames) {
        if (frames.isEmpty()) return false;
        long own = frames.stream().filter(frame -> !frame.isPlatform()).count();
        return own == 0 ? waitsInPlatformLoop(frames) : own <= RUN_LOOP_DEPTH && takesFromQueueInRunLoop(frames);
    }

    /** Only frames of the JDK: an executor's worker, the reference handler, a timer. */
    private static boolean waitsInPlatformLoop(List<StackFrame> frames) {
        return frames.stream().noneMatch(frame -> frame.method().equals("join"));
    }

    private static boolean takesFromQueueInRunLoop(List<StackFrame> frames) {
        int first = 0;
        while (first < frames.size() && !isQueue(frames.get(first))) {
            first++;
        }
        return first < frames.size()
                && frames.subList(first, frames.size()).stream()
                        .filter(frame -> !frame.isPlatform())
                        .allMatch(frame -> isQueue(frame) || isLoop(frame));
    }

    private static boolean isQueue(StackFrame frame) {
        String owner = frame.className();
        boolean queue = owner.endsWith("Queue") || owner.endsWith("Deque");
        return queue && (frame.method().startsWith("take") || frame.method().startsWith("poll"));
    }

    private static boolean isLoop(StackFrame frame) {
        String method = frame.method();
        return method.equals("run")
                || method.startsWith("idle")
                || method.equals("getTask")
                || method.equals("runWorker");
    }
}
