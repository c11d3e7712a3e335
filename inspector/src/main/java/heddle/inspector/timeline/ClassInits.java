package heddle.inspector.timeline;

import heddle.inspector.model.LockId;
import heddle.inspector.model.LockKind;
import heddle.inspector.model.LockWait;
import heddle.inspector.model.StackFrame;
import heddle.inspector.model.ThreadControlBlock;
import heddle.inspector.model.ThreadRef;
import heddle.inspector.model.WaitCause;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who initialises the class that a thread waits for. No interface of the JVM tells it; but whoever runs an initialiser has it
 * on its stack, and can be the one.
 *
 * <p>A thread may initialise a class without such a frame: it does so while the class's superclass has its turn. Then it
 * waits for a class itself, and comes into question when nobody else does.
 */
final class ClassInits {
    private static final String INITIALISER = "<clinit>";
    private static final LockId UNKNOWN = LockId.ofClass("java.lang.Class");

    private final Map<ThreadRef, List<String>> initialising = new LinkedHashMap<>();
    private final List<ThreadRef> waiting;

    private ClassInits(List<ThreadControlBlock> threads) {
        waiting = threads.stream()
                .filter(ClassInits::isWaiting)
                .map(ThreadControlBlock::ref)
                .toList();
        for (ThreadControlBlock thread : threads) {
            List<String> classes = classesOf(thread);
            if (!classes.isEmpty()) initialising.put(thread.ref(), classes);
        }
    }

    /** The same threads, those that wait for a class with who may be initialising it. */
    static List<ThreadControlBlock> explained(List<ThreadControlBlock> threads) {
        if (threads.stream().noneMatch(ClassInits::isWaiting)) return threads;
        ClassInits inits = new ClassInits(threads);
        return threads.stream()
                .map(thread -> isWaiting(thread) ? inits.explained(thread) : thread)
                .toList();
    }

    private static boolean isWaiting(ThreadControlBlock thread) {
        return thread.activity().cause() == WaitCause.CLASS_INIT && thread.javaId() >= 0;
    }

    private static List<String> classesOf(ThreadControlBlock thread) {
        return thread.frames().stream()
                .filter(frame -> frame.method().equals(INITIALISER))
                .map(StackFrame::className)
                .toList();
    }

    private ThreadControlBlock explained(ThreadControlBlock thread) {
        Map<ThreadRef, LockId> candidates = candidates(thread);
        List<ThreadRef> holders = candidates.isEmpty() ? withoutFrame(thread) : List.copyOf(candidates.keySet());
        LockId lock = candidates.size() == 1 ? candidates.values().iterator().next() : UNKNOWN;
        return thread.withLockWait(LockWait.shared(lock, LockKind.CLASS_INIT, holders, holders.size() > 1));
    }

    /** Who initialises a class that the thread does not initialise itself; of several nested ones the first begun is told. */
    private Map<ThreadRef, LockId> candidates(ThreadControlBlock thread) {
        Set<String> own = Set.copyOf(classesOf(thread));
        Map<ThreadRef, LockId> candidates = new LinkedHashMap<>();
        initialising.forEach((other, classes) -> classes.stream()
                .filter(name -> !own.contains(name) && other.javaId() != thread.javaId())
                .forEach(name -> candidates.put(other, LockId.ofClass(name))));
        return candidates;
    }

    private List<ThreadRef> withoutFrame(ThreadControlBlock thread) {
        return waiting.stream()
                .filter(other -> other.javaId() != thread.javaId() && !initialising.containsKey(other))
                .toList();
    }
}
