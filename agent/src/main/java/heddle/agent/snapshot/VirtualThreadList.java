package heddle.agent.snapshot;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.stream.Stream;

/**
 * Finds the virtual threads in the tree of thread containers that the JDK keeps for its own thread dumps (JEP 444). It is
 * internal, so everything is looked up by name and a JDK that has it not, or otherwise, fails here and nowhere else.
 */
final class VirtualThreadList {

    private static final int MAX_CONTAINERS = 1_000;

    private final Class<?> virtualThread;
    private final MethodHandle trackAllThreads;
    private final MethodHandle root;
    private final MethodHandle children;
    private final MethodHandle threads;
    private final MethodHandle threadCount;

    VirtualThreadList() throws ReflectiveOperationException {
        virtualThread = Class.forName("java.lang.VirtualThread");
        Class<?> containers = Class.forName("jdk.internal.vm.ThreadContainers");
        Class<?> container = Class.forName("jdk.internal.vm.ThreadContainer");
        MethodHandles.Lookup inside = MethodHandles.privateLookupIn(containers, MethodHandles.lookup());
        trackAllThreads = inside.findStatic(containers, "trackAllThreads", MethodType.methodType(boolean.class));
        root = inside.findStatic(containers, "root", MethodType.methodType(container));
        children = inside.findVirtual(container, "children", MethodType.methodType(Stream.class));
        threads = inside.findVirtual(container, "threads", MethodType.methodType(Stream.class));
        threadCount = inside.findVirtual(container, "threadCount", MethodType.methodType(long.class));
    }

    /** Whether the JVM knows all of them; else only those that an executor or scope has started. */
    boolean isComplete() {
        return call(trackAllThreads, Boolean.class);
    }

    /** Some of them, all if they are fewer than the limit. */
    List<Thread> list(int limit) {
        List<Thread> found = new ArrayList<>();
        for (Object container : containers()) {
            stream(threads, container)
                    .filter(virtualThread::isInstance)
                    .limit(limit - found.size())
                    .forEach(thread -> found.add((Thread) thread));
        }
        return found;
    }

    /** How many threads there are of both kinds, without looking at each. */
    long countWithPlatformThreads() {
        return containers().stream()
                .mapToLong(it -> call(threadCount, Long.class, it))
                .sum();
    }

    private List<Object> containers() {
        List<Object> found = new ArrayList<>();
        Queue<Object> open = new ArrayDeque<>(List.of(call(root, Object.class)));
        while (!open.isEmpty() && found.size() < MAX_CONTAINERS) {
            Object container = open.remove();
            found.add(container);
            stream(children, container).forEach(open::add);
        }
        return found;
    }

    private static Stream<?> stream(MethodHandle method, Object container) {
        return call(method, Stream.class, container);
    }

    private static <T> T call(MethodHandle method, Class<T> type, Object... arguments) {
        try {
            return type.cast(method.invokeWithArguments(arguments));
        } catch (Throwable e) {
            throw new IllegalStateException("listing virtual threads failed", e);
        }
    }
}
