package heddle.agent.snapshot;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.AbstractOwnableSynchronizer;
import org.jspecify.annotations.Nullable;

/** Reads what the JDK notes inside virtual threads and locks, by name, so that another JDK fails here and nowhere else. */
final class VirtualThreadFields {

    private static final Set<String> WAITS_TO_BE_NOTIFIED = Set.of("WAIT", "TIMED_WAIT");

    private final MethodHandle carrier;
    private final MethodHandle phase;
    private final MethodHandle owner;
    private final Set<Integer> phasesOfObjectWait;

    VirtualThreadFields() throws ReflectiveOperationException {
        Class<?> type = Class.forName("java.lang.VirtualThread");
        MethodHandles.Lookup inside = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
        carrier = ofThread(inside.findGetter(type, "carrierThread", Thread.class));
        phase = ofThread(inside.findGetter(type, "state", int.class));
        phasesOfObjectWait = constants(type, inside);
        owner = MethodHandles.privateLookupIn(AbstractOwnableSynchronizer.class, MethodHandles.lookup())
                .findGetter(AbstractOwnableSynchronizer.class, "exclusiveOwnerThread", Thread.class);
    }

    /** The platform thread that runs it, null while it is unmounted. */
    @Nullable
    Thread carrier(Thread virtualThread) {
        try {
            return (Thread) carrier.invokeExact(virtualThread);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** Whether it is unmounted in {@link Object#wait()}, which JDKs before 24 cannot do. */
    boolean isInObjectWait(Thread virtualThread) {
        try {
            return phasesOfObjectWait.contains((int) phase.invokeExact(virtualThread));
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** The thread that holds a lock exclusively, null when none does. */
    @Nullable
    Thread owner(AbstractOwnableSynchronizer lock) {
        try {
            return (Thread) owner.invokeExact(lock);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    private static MethodHandle ofThread(MethodHandle getter) {
        return getter.asType(MethodType.methodType(getter.type().returnType(), Thread.class));
    }

    private static Set<Integer> constants(Class<?> type, MethodHandles.Lookup inside)
            throws ReflectiveOperationException {
        Set<Integer> values = new HashSet<>();
        for (var field : type.getDeclaredFields()) {
            if (WAITS_TO_BE_NOTIFIED.contains(field.getName())) {
                values.add((Integer) inside.unreflectVarHandle(field).get());
            }
        }
        return values;
    }

    private static IllegalStateException unexpected(Throwable e) {
        return new IllegalStateException("reading a virtual thread failed", e);
    }
}
