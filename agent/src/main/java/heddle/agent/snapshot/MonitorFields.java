package heddle.agent.snapshot;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks the JVM for one thread's monitors, as its own thread dump does since JDK 25 (JDK-8357650): a handshake with that
 * thread alone, some microseconds long.
 *
 * <p>That crashes the JVM when it meets a virtual thread on its way on or off its carrier (JDK-8364343), which is why the
 * thread is kept where it is meanwhile and one that is mounted is not asked, and why nobody is asked before somebody was
 * blocked at two looks. Everything is looked up by name: a JDK made otherwise fails here and nowhere else.
 */
final class MonitorFields {

    /** The only JDK whose ways are known. */
    static final int OF_JDK = 25;

    /** {@code OwnedLockType} of a monitor that the compiler did away with. */
    private static final int ELIMINATED = 1;

    private final Standstill standstill = new Standstill();
    private final MethodHandle create;
    private final VarHandle locks;
    private final VarHandle blocker;
    private final VarHandle lockType;
    private final VarHandle lockObject;

    /** What a thread waits on, null when that is not told, and what it has entered. */
    static final class Stay {
        final @Nullable Object wanted;
        final List<Object> owned;

        Stay(@Nullable Object wanted, List<Object> owned) {
            this.wanted = wanted;
            this.owned = owned;
        }
    }

    MonitorFields() throws ReflectiveOperationException {
        Class<?> snapshot = Class.forName("jdk.internal.vm.ThreadSnapshot");
        Class<?> lock = Class.forName("jdk.internal.vm.ThreadSnapshot$ThreadLock");
        MethodHandles.Lookup inSnapshot = MethodHandles.privateLookupIn(snapshot, MethodHandles.lookup());
        MethodHandles.Lookup inLock = MethodHandles.privateLookupIn(lock, MethodHandles.lookup());
        create = inSnapshot
                .findStatic(snapshot, "create", MethodType.methodType(snapshot, Thread.class))
                .asType(MethodType.methodType(Object.class, Thread.class));
        locks = inSnapshot.unreflectVarHandle(snapshot.getDeclaredField("locks"));
        blocker = inSnapshot.unreflectVarHandle(snapshot.getDeclaredField("blockerObject"));
        lockType = inLock.unreflectVarHandle(lock.getDeclaredField("typeOrdinal"));
        lockObject = inLock.unreflectVarHandle(lock.getDeclaredField("obj"));
    }

    /**
     * What a thread waits on and has entered; null when it has ended, or cannot be asked now.
     *
     * @param atMonitor whether a platform thread waits at a monitor
     */
    @Nullable
    Stay of(Thread thread, boolean atMonitor) {
        try {
            boolean virtual = standstill.isVirtual(thread);
            Object seen = virtual ? standstill.during(thread, this::ask) : ask(thread);
            return seen == null ? null : stay(seen, virtual ? standstill.isAtMonitor(thread) : atMonitor);
        } catch (Throwable e) {
            throw new IllegalStateException("asking a thread for its monitors failed", e);
        }
    }

    private Object ask(Thread thread) throws Throwable {
        return (Object) create.invokeExact(thread);
    }

    /**
     * What it waits on stands among the monitors of its frames too, although it is not its own. When it waits on one and the
     * JVM does not say which, none is taken for its own.
     */
    private Stay stay(Object seen, boolean atMonitor) {
        Object wanted = blocker.get(seen);
        List<Object> owned = new ArrayList<>();
        Object[] all = (Object[]) locks.get(seen);
        if (all != null && (wanted != null || !atMonitor)) {
            for (Object lock : all) {
                addOwned(lock, wanted, owned);
            }
        }
        return new Stay(wanted, owned);
    }

    private void addOwned(Object lock, @Nullable Object wanted, List<Object> owned) {
        Object monitor = (int) lockType.get(lock) == ELIMINATED ? null : lockObject.get(lock);
        if (monitor != null && monitor != wanted) {
            owned.add(monitor);
        }
    }
}
