package heddle.agent.snapshot;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a virtual thread that no carrier runs from being run while it is looked at, step by step as
 * {@code VirtualThread.tryGetStackTrace} of JDK 25 does it for every stack trace.
 */
final class Standstill {

    /** A look at a thread. */
    interface Look {
        Object at(Thread thread) throws Throwable;
    }

    private final Class<?> virtualThread = Class.forName("java.lang.VirtualThread");
    private final MethodHandles.Lookup inside = MethodHandles.privateLookupIn(virtualThread, MethodHandles.lookup());

    private final MethodHandle carrier = field("carrierThread", Thread.class);
    private final MethodHandle parkPermit = field("parkPermit", boolean.class);
    private final MethodHandle blockPermit = field("blockPermit", boolean.class);
    private final MethodHandle notified = field("notified", boolean.class);
    private final MethodHandle state = method("state", MethodType.methodType(int.class));
    private final MethodHandle change =
            method("compareAndSetState", MethodType.methodType(boolean.class, int.class, int.class));
    private final MethodHandle set = method("setState", MethodType.methodType(void.class, int.class));
    private final MethodHandle submit = method("submitRunContinuation", MethodType.methodType(void.class));

    private final int suspended = constant("SUSPENDED");
    private final int parked = constant("PARKED");
    private final int timedParked = constant("TIMED_PARKED");
    private final int blocked = constant("BLOCKED");
    private final int waiting = constant("WAIT");
    private final int timedWaiting = constant("TIMED_WAIT");
    private final int unparked = constant("UNPARKED");
    private final int unblocked = constant("UNBLOCKED");

    /** Fails on a JDK that is made otherwise. */
    Standstill() throws ReflectiveOperationException {
        // The fields' initialisers may fail, and a constructor must say so.
    }

    private MethodHandle field(String name, Class<?> type) throws ReflectiveOperationException {
        return ofThread(inside.findGetter(virtualThread, name, type));
    }

    private MethodHandle method(String name, MethodType type) throws ReflectiveOperationException {
        return ofThread(inside.findVirtual(virtualThread, name, type));
    }

    private static MethodHandle ofThread(MethodHandle method) {
        return method.asType(method.type().changeParameterType(0, Thread.class));
    }

    private int constant(String name) throws ReflectiveOperationException {
        return (int)
                inside.unreflectVarHandle(virtualThread.getDeclaredField(name)).get();
    }

    boolean isVirtual(Thread thread) {
        return virtualThread.isInstance(thread);
    }

    /** Whether a virtual thread waits at a monitor, to enter it or to be notified. */
    boolean isAtMonitor(Thread thread) throws Throwable {
        int now = (int) state.invokeExact(thread) & ~suspended;
        return now == blocked || now == waiting || now == timedWaiting;
    }

    /** What the look sees; null when the thread is mounted, on its way, or could go on at once. */
    @Nullable
    Object during(Thread thread, Look look) throws Throwable {
        int before = (int) state.invokeExact(thread) & ~suspended;
        boolean away = (Thread) carrier.invokeExact(thread) == null && isAway(before);
        if (!away || !(boolean) change.invokeExact(thread, before, before | suspended)) {
            return null;
        }
        try {
            return look.at(thread);
        } finally {
            set.invokeExact(thread, before);
            if (mayGoOn(thread, before)) {
                submit.invokeExact(thread);
            }
        }
    }

    private boolean isAway(int now) {
        return now == parked || now == timedParked || now == blocked || now == waiting || now == timedWaiting;
    }

    /** Whether what it waits for came meanwhile; its scheduler, which found it suspended, must be told of it now. */
    private boolean mayGoOn(Thread thread, int before) throws Throwable {
        if (before == parked || before == timedParked) {
            return (boolean) parkPermit.invokeExact(thread) && (boolean) change.invokeExact(thread, before, unparked);
        }
        boolean woken = before == blocked
                ? (boolean) blockPermit.invokeExact(thread)
                : (boolean) notified.invokeExact(thread) || thread.isInterrupted();
        return woken && (boolean) change.invokeExact(thread, before, unblocked);
    }
}
