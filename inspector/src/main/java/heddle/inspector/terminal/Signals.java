package heddle.inspector.terminal;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

/**
 * The one user of {@code sun.misc.Signal}, the only way to hear of signals in Java. Reached by reflection because javac
 * warns about it in a way that cannot be switched off; a runtime image needs the module jdk.unsupported.
 */
final class Signals {

    private Signals() {}

    /**
     * Runs an action, on a thread of the JVM, each time the process gets a signal.
     *
     * @param name without SIG, such as {@code WINCH}
     */
    static void handle(String name, Runnable action) throws IOException {
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (method.getName().equals("handle")) {
                action.run();
            }
            return null;
        };
        try {
            Class<?> type = Class.forName("sun.misc.SignalHandler");
            install(name, Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
        } catch (ReflectiveOperationException e) {
            throw refused(name, e);
        }
    }

    /** Ignores a signal from now on. */
    static void ignore(String name) throws IOException {
        try {
            install(
                    name,
                    Class.forName("sun.misc.SignalHandler").getField("SIG_IGN").get(null));
        } catch (ReflectiveOperationException e) {
            throw refused(name, e);
        }
    }

    private static void install(String name, Object handler) throws ReflectiveOperationException {
        Class<?> signal = Class.forName("sun.misc.Signal");
        Class<?> type = Class.forName("sun.misc.SignalHandler");
        signal.getMethod("handle", signal, type)
                .invoke(null, signal.getConstructor(String.class).newInstance(name), handler);
    }

    private static IOException refused(String name, ReflectiveOperationException cause) {
        return new IOException("Cannot take the terminal over: this JVM does not let us hear of SIG" + name, cause);
    }
}
