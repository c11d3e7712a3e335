package heddle.agent.snapshot;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * Who holds the read side of a {@link ReentrantReadWriteLock}. The lock counts its readers; who they are each thread keeps to
 * itself, in a thread-local of the lock's. It is read there, field by field, while its owner may change it: so a reader who
 * comes or goes at that moment may be missed, one who waits is not.
 */
final class ReadHolds {

    private final Class<?> sync = Class.forName("java.util.concurrent.locks.ReentrantReadWriteLock$Sync");
    private final MethodHandle count;
    private final MethodHandle first;
    private final MethodHandle key;
    private final MethodHandle holdCount;
    private final MethodHandle map;
    private final MethodHandle table;
    private final MethodHandle value;
    private final MethodHandle hash;

    ReadHolds() throws ReflectiveOperationException {
        Class<?> keyType = inner(sync, "ThreadLocalHoldCounter");
        first = getter(sync, "firstReader", Thread.class);
        key = getter(sync, "readHolds", keyType);
        holdCount = getter(inner(sync, "HoldCounter"), "count", int.class);
        count = inside(sync)
                .findVirtual(sync, "getReadLockCount", MethodType.methodType(int.class))
                .asType(MethodType.methodType(int.class, Object.class));

        Class<?> mapType = inner(ThreadLocal.class, "ThreadLocalMap");
        Class<?> entryType = inner(mapType, "Entry");
        map = getter(Thread.class, "threadLocals", mapType);
        table = getter(mapType, "table", entryType.arrayType());
        value = getter(entryType, "value", Object.class);
        hash = getter(ThreadLocal.class, "threadLocalHashCode", int.class);
    }

    private static MethodHandles.Lookup inside(Class<?> type) throws IllegalAccessException {
        return MethodHandles.privateLookupIn(type, MethodHandles.lookup());
    }

    private static MethodHandle getter(Class<?> type, String field, Class<?> fieldType)
            throws ReflectiveOperationException {
        Class<?> result = fieldType.isPrimitive() ? fieldType : Object.class;
        return inside(type).findGetter(type, field, fieldType).asType(MethodType.methodType(result, Object.class));
    }

    private static Class<?> inner(Class<?> of, String name) throws ClassNotFoundException {
        return Class.forName(of.getName() + "$" + name);
    }

    /** Whether something that a thread parks for is such a lock. */
    boolean isReadWriteLock(@Nullable Object blocker) {
        return sync.isInstance(blocker);
    }

    /** How often the read side is held now, by all together. */
    int count(Object lock) {
        try {
            return (int) count.invokeExact(lock);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** Those of the threads that hold the read side. */
    List<Thread> readers(Object lock, Iterable<Thread> threads) {
        try {
            Object firstReader = (Object) first.invokeExact(lock);
            Object counters = (Object) key.invokeExact(lock);
            int place = (int) hash.invokeExact(counters);
            List<Thread> readers = new ArrayList<>();
            for (Thread thread : threads) {
                if (thread == firstReader || holds(thread, counters, place)) {
                    readers.add(thread);
                }
            }
            return readers;
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** Looks into a table that is searched from a hash code's place on up to the first gap. */
    private boolean holds(Thread thread, Object counters, int place) throws Throwable {
        Object locals = (Object) map.invokeExact((Object) thread);
        Object[] entries = locals == null ? null : (Object[]) (Object) table.invokeExact(locals);
        if (entries == null) {
            return false;
        }
        for (int i = 0; i < entries.length; i++) {
            Object entry = entries[(place + i) & (entries.length - 1)];
            if (entry == null) {
                return false;
            }
            if (isOf(entry, counters)) {
                Object counter = (Object) value.invokeExact(entry);
                return counter != null && (int) holdCount.invokeExact(counter) > 0;
            }
        }
        return false;
    }

    @SuppressWarnings("unchecked")
    private static boolean isOf(Object entry, Object counters) {
        return ((Reference<Object>) entry).refersTo(counters);
    }

    private static IllegalStateException unexpected(Throwable e) {
        return new IllegalStateException("reading who holds a lock failed", e);
    }
}
