package heddle.samples.truth;

import java.util.concurrent.ThreadFactory;

/** Virtual threads, in a source that Java 17 can compile. */
public final class VirtualThreads {

    private static final int SINCE = 21;

    /** What to say where there are none. */
    public static final String NEEDED = "virtual threads need Java " + SINCE;

    private VirtualThreads() {}

    /** Whether this Java has them. */
    public static boolean exist() {
        return Runtime.version().feature() >= SINCE;
    }

    /** {@code Thread.ofVirtual().factory()}, which Java 17 cannot say. */
    public static ThreadFactory factory() throws ReflectiveOperationException {
        Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
        Class<?> type = Class.forName("java.lang.Thread$Builder");
        return (ThreadFactory) type.getMethod("factory").invoke(builder);
    }
}
