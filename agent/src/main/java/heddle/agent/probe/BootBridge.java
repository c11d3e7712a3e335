package heddle.agent.probe;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.Method;
import java.security.ProtectionDomain;
import java.util.Map;
import java.util.Set;

/**
 * Puts the bridge where the JDK's own classes find it. A jar on the boot class path would do that, too, but then the JVM
 * complains on the target's output that it can share classes no more.
 */
final class BootBridge {

    private static final String NAME = "heddle.agent.bridge.LockBridge1";
    private static final String INSIDE = "jdk.internal.misc";

    private BootBridge() {}

    /** Defines it, unless an earlier session has. Call this before anything else mentions the bridge. */
    static void define(Instrumentation instrumentation, byte[] bytes) throws ReflectiveOperationException {
        if (isThere()) {
            return;
        }
        Module base = Object.class.getModule();
        Set<Module> us = Set.of(BootBridge.class.getModule());
        instrumentation.redefineModule(base, Set.of(), Map.of(), Map.of(INSIDE, us), Set.of(), Map.of());
        Class<?> unsafe = Class.forName(INSIDE + ".Unsafe");
        Method define = unsafe.getMethod(
                "defineClass",
                String.class,
                byte[].class,
                int.class,
                int.class,
                ClassLoader.class,
                ProtectionDomain.class);
        Object theUnsafe = unsafe.getMethod("getUnsafe").invoke(null);
        define.invoke(theUnsafe, NAME, bytes, 0, bytes.length, null, null);
    }

    private static boolean isThere() {
        try {
            Class.forName(NAME, false, null);
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
