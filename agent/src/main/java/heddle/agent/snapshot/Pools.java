package heddle.agent.snapshot;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Who runs a task that others wait for and, while nobody does, in which pool's queue it stands. Reads the JDK's own pools,
 * queues and tasks field by field; queues of other classes are left alone.
 */
final class Pools {

    private static final int FIELD_HOLDER_SINCE = 19;
    private static final int MOST_QUEUED = 10_000;
    private static final int MOST_AWAITING_ONE_TASK = 64;
    private static final int NOT_DONE = 0;

    private final MethodHandle runner = getter(FutureTask.class, "runner", Thread.class);
    private final MethodHandle state = getter(FutureTask.class, "state", int.class);

    private final Class<?> worker = named("ThreadPoolExecutor$Worker");
    private final MethodHandle pool = getter(worker, "this$0", ThreadPoolExecutor.class);
    private final MethodHandle task = task();
    private final MethodHandle workQueue = getter(ThreadPoolExecutor.class, "workQueue", BlockingQueue.class);

    private final Class<?> linkedNode = named("LinkedBlockingQueue$Node");
    private final Class<?> dequeNode = named("LinkedBlockingDeque$Node");
    private final Class<?> delayed = named("ScheduledThreadPoolExecutor$DelayedWorkQueue");
    private final MethodHandle head = getter(LinkedBlockingQueue.class, "head", linkedNode);
    private final MethodHandle item = getter(linkedNode, "item", Object.class);
    private final MethodHandle next = getter(linkedNode, "next", linkedNode);
    private final MethodHandle first = getter(LinkedBlockingDeque.class, "first", dequeNode);
    private final MethodHandle dequeItem = getter(dequeNode, "item", Object.class);
    private final MethodHandle dequeNext = getter(dequeNode, "next", dequeNode);
    private final MethodHandle items = getter(ArrayBlockingQueue.class, "items", Object[].class);
    private final MethodHandle heap = heap();

    private final Class<?> supply = named("CompletableFuture$AsyncSupply");
    private final Class<?> run = named("CompletableFuture$AsyncRun");
    private final Class<?> stage = named("CompletableFuture");
    private final Class<?> completion = named("CompletableFuture$Completion");
    private final MethodHandle supplied = getter(supply, "dep", stage);
    private final MethodHandle ran = getter(run, "dep", stage);
    private final MethodHandle dependents = getter(stage, "stack", completion);
    private final MethodHandle nextDependent = getter(completion, "next", completion);

    /** Fails where the packages are closed, or the JDK is made otherwise. */
    Pools() throws ReflectiveOperationException {
        // The fields' initialisers may fail, and a constructor must say so.
    }

    private static Class<?> named(String name) throws ClassNotFoundException {
        return Class.forName("java.util.concurrent." + name);
    }

    private static MethodHandle getter(Class<?> type, String field, Class<?> fieldType)
            throws ReflectiveOperationException {
        MethodHandle getter =
                MethodHandles.privateLookupIn(type, MethodHandles.lookup()).findGetter(type, field, fieldType);
        Class<?> result = fieldType.isPrimitive() ? fieldType : Object.class;
        return getter.asType(MethodType.methodType(result, Object.class));
    }

    private MethodHandle heap() throws ReflectiveOperationException {
        return getter(delayed, "queue", named("RunnableScheduledFuture").arrayType());
    }

    /** What a thread was made to run. */
    private static MethodHandle task() throws ReflectiveOperationException {
        if (Runtime.version().feature() < FIELD_HOLDER_SINCE) {
            return getter(Thread.class, "target", Runnable.class);
        }
        Class<?> holder = Class.forName("java.lang.Thread$FieldHolder");
        return MethodHandles.filterReturnValue(
                getter(Thread.class, "holder", holder), getter(holder, "task", Runnable.class));
    }

    /** Whether something that a thread parks for is a result still to come. */
    boolean isAwaited(@Nullable Object blocker) {
        return blocker instanceof FutureTask || completion.isInstance(blocker);
    }

    /** Who runs the task, null when nobody does or that is not known of this kind of task. */
    @Nullable
    Thread runner(Object awaited) {
        return awaited instanceof FutureTask ? (Thread) get(runner, awaited) : null;
    }

    /** Whether it is a task that nobody has begun. */
    boolean isNotBegun(Object awaited) {
        try {
            return awaited instanceof FutureTask
                    && (int) state.invokeExact(awaited) == NOT_DONE
                    && runner(awaited) == null;
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** Of each awaited result that stands in the queue of one of the threads' pools, the workers of that pool. */
    IdentityHashMap<Object, List<Thread>> queued(Iterable<Object> awaited, Thread[] threads) {
        IdentityHashMap<Object, Boolean> wanted = new IdentityHashMap<>();
        for (Object one : awaited) {
            if (!(one instanceof FutureTask) || isNotBegun(one)) {
                wanted.put(one, true);
            }
        }
        IdentityHashMap<Object, List<Thread>> found = new IdentityHashMap<>();
        if (!wanted.isEmpty()) {
            workers(threads)
                    .forEach((executor, workers) -> forEachQueued(executor, task -> {
                        for (Object one : awaitedOf(task, wanted)) {
                            found.put(one, workers);
                        }
                    }));
        }
        return found;
    }

    private IdentityHashMap<Object, List<Thread>> workers(Thread[] threads) {
        IdentityHashMap<Object, List<Thread>> byPool = new IdentityHashMap<>();
        for (Thread thread : threads) {
            Object made = get(task, thread);
            Object executor = worker.isInstance(made) && made != null ? get(pool, made) : null;
            if (executor != null) {
                byPool.computeIfAbsent(executor, it -> new ArrayList<>()).add(thread);
            }
        }
        return byPool;
    }

    /** The wanted results that a queued task will bring: itself, or those who wait for the stage it completes. */
    private List<Object> awaitedOf(Object queued, IdentityHashMap<Object, Boolean> wanted) {
        if (wanted.containsKey(queued)) {
            return List.of(queued);
        }
        List<Object> found = new ArrayList<>();
        Object completed = completed(queued);
        Object waiter = completed == null ? null : get(dependents, completed);
        for (int i = 0; i < MOST_AWAITING_ONE_TASK && waiter != null; i++) {
            if (wanted.containsKey(waiter)) {
                found.add(waiter);
            }
            waiter = get(nextDependent, waiter);
        }
        return found;
    }

    private @Nullable Object completed(Object queued) {
        if (supply.isInstance(queued)) {
            return get(supplied, queued);
        }
        return run.isInstance(queued) ? get(ran, queued) : null;
    }

    private void forEachQueued(Object executor, Consumer<Object> visitor) {
        Object queue = get(workQueue, executor);
        if (queue == null) {
            return;
        }
        if (queue.getClass() == LinkedBlockingQueue.class) {
            walk(get(head, queue), item, next, visitor);
        } else if (queue.getClass() == LinkedBlockingDeque.class) {
            walk(get(first, queue), dequeItem, dequeNext, visitor);
        } else if (queue.getClass() == ArrayBlockingQueue.class) {
            visit((Object @Nullable []) get(items, queue), visitor);
        } else if (queue.getClass() == delayed) {
            visit((Object @Nullable []) get(heap, queue), visitor);
        }
    }

    private static void visit(Object @Nullable [] queued, Consumer<Object> visitor) {
        for (int i = 0; queued != null && i < Math.min(queued.length, MOST_QUEUED); i++) {
            if (queued[i] != null) {
                visitor.accept(queued[i]);
            }
        }
    }

    /** A node that is taken out meanwhile leads to itself, or to nothing. */
    private static void walk(@Nullable Object start, MethodHandle item, MethodHandle next, Consumer<Object> visitor) {
        Object node = start;
        for (int i = 0; i < MOST_QUEUED && node != null; i++) {
            Object queued = get(item, node);
            if (queued != null) {
                visitor.accept(queued);
            }
            node = get(next, node);
        }
    }

    private static @Nullable Object get(MethodHandle field, Object of) {
        try {
            return (Object) field.invokeExact(of);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    private static IllegalStateException unexpected(Throwable e) {
        return new IllegalStateException("reading a pool failed", e);
    }
}
