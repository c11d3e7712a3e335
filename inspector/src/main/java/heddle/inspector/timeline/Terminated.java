package heddle.inspector.timeline;

import heddle.inspector.model.ThreadControlBlock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Threads that ended not long ago, oldest first. */
final class Terminated {
    private static final int MOST = 500;

    private final Deque<ThreadControlBlock> threads = new ArrayDeque<>();
    private List<ThreadControlBlock> copy = List.of();

    void add(ThreadControlBlock thread) {
        threads.addLast(thread);
        if (threads.size() > MOST) threads.removeFirst();
        copy = List.of();
    }

    /** Those that ended after {@code nanos}; the others are forgotten. */
    List<ThreadControlBlock> since(long nanos) {
        while (!threads.isEmpty() && threads.getFirst().sinceNanos() < nanos) {
            threads.removeFirst();
        }
        if (copy.size() != threads.size()) copy = List.copyOf(threads);
        return copy;
    }
}
