package heddle.agent.snapshot;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** Reads {@link Thread}'s own fields, where java.lang is open to us; so no override of an application's class is run. */
final class OpenedThreads implements ThreadAccess {

    private static final int FIELD_HOLDER_SINCE = 19;

    private final MethodHandle threads;
    private final MethodHandle id;
    private final MethodHandle status;
    private final MethodHandle stack;

    /** Fails where java.lang is closed, or {@link Thread} is not made as we know it. */
    OpenedThreads() throws ReflectiveOperationException {
        MethodHandles.Lookup inside = MethodHandles.privateLookupIn(Thread.class, MethodHandles.lookup());
        threads = inside.findStatic(Thread.class, "getThreads", MethodType.methodType(Thread[].class));
        id = inside.findGetter(Thread.class, "tid", long.class);
        status = status(inside);
        MethodType frames = MethodType.methodType(StackTraceElement[].class);
        stack = inside.findSpecial(Thread.class, "getStackTrace", frames, Thread.class);
    }

    private static MethodHandle status(MethodHandles.Lookup inside) throws ReflectiveOperationException {
        if (Runtime.version().feature() < FIELD_HOLDER_SINCE) {
            return inside.findGetter(Thread.class, "threadStatus", int.class);
        }
        Class<?> holder = inside.findClass("java.lang.Thread$FieldHolder");
        MethodHandle ofThread = inside.findGetter(Thread.class, "holder", holder);
        return MethodHandles.filterArguments(inside.findGetter(holder, "threadStatus", int.class), 0, ofThread);
    }

    @Override
    public Thread[] threads() {
        try {
            return (Thread[]) threads.invokeExact();
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    @Override
    public long id(Thread thread) {
        try {
            return (long) id.invokeExact(thread);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    @Override
    public int status(Thread thread) {
        try {
            return (int) status.invokeExact(thread);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    @Override
    public StackTraceElement[] stack(Thread thread) {
        try {
            return (StackTraceElement[]) stack.invokeExact(thread);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    private static IllegalStateException unexpected(Throwable e) {
        return new IllegalStateException("reading a thread failed", e);
    }
}
