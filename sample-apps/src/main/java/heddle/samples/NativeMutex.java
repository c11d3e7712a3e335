package heddle.samples;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.Array;
import java.util.Optional;

/**
 * A mutex of the C library, of which neither Java nor the JVM knows.
 *
 * <p>Made by the foreign function interface that is in Java since 22, by reflection because this is Java 17.
 */
final class NativeMutex {

    /** The first Java that can make one. */
    static final int SINCE = 22;

    /** At least a {@code pthread_mutex_t}: 40 bytes on x86-64, 48 on AArch64. All zeros is one that nobody has. */
    private static final long BYTES = 64;

    private static final long ALIGNMENT = 8;

    private final MethodHandle lock;
    private final Object mutex;

    NativeMutex() throws ReflectiveOperationException {
        lock = function("pthread_mutex_lock");
        Class<?> arena = foreign("Arena");
        Object forGood = arena.getMethod("global").invoke(null);
        mutex = arena.getMethod("allocate", long.class, long.class).invoke(forGood, BYTES, ALIGNMENT);
    }

    /** Acquires it, and waits in native code until it can. */
    void lock() throws Exception {
        int error = acquire();
        if (error != 0) throw new IllegalStateException("pthread_mutex_lock failed with error " + error);
    }

    private int acquire() throws Exception {
        try {
            return (int) lock.invokeWithArguments(mutex);
        } catch (Exception | Error failure) {
            throw failure;
        } catch (Throwable other) {
            throw new IllegalStateException(other);
        }
    }

    /** {@code int name(void *)}. */
    private static MethodHandle function(String name) throws ReflectiveOperationException {
        Class<?> type = foreign("Linker");
        Object linker = type.getMethod("nativeLinker").invoke(null);
        Object symbols = type.getMethod("defaultLookup").invoke(linker);
        Optional<?> address = (Optional<?>)
                foreign("SymbolLookup").getMethod("find", String.class).invoke(symbols, name);
        Class<?> options = Array.newInstance(foreign("Linker$Option"), 0).getClass();
        return (MethodHandle)
                type.getMethod("downcallHandle", foreign("MemorySegment"), foreign("FunctionDescriptor"), options)
                        .invoke(
                                linker,
                                address.orElseThrow(),
                                ofAddressToInt(),
                                Array.newInstance(foreign("Linker$Option"), 0));
    }

    private static Object ofAddressToInt() throws ReflectiveOperationException {
        Class<?> layout = foreign("MemoryLayout");
        Object arguments = Array.newInstance(layout, 1);
        Array.set(arguments, 0, foreign("ValueLayout").getField("ADDRESS").get(null));
        Object result = foreign("ValueLayout").getField("JAVA_INT").get(null);
        return foreign("FunctionDescriptor")
                .getMethod("of", layout, arguments.getClass())
                .invoke(null, result, arguments);
    }

    private static Class<?> foreign(String name) throws ClassNotFoundException {
        return Class.forName("java.lang.foreign." + name);
    }
}
