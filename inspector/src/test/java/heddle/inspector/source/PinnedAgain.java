package heddle.inspector.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.locks.LockSupport;

/**
 * A target in which a virtual thread waits 60 ms in a class initialiser, again and again: the JVM called that by native
 * code, and so the thread keeps its carrier. Before Java 21 it does nothing.
 */
public final class PinnedAgain {
    private static final long LIFE_MILLIS = 300_000;

    private PinnedAgain() {}

    /** Each loader has a class of its own of it, to be initialised once. */
    static final class Late {
        static {
            LockSupport.parkNanos(60_000_000);
        }

        private Late() {}
    }

    private static final class Loader extends ClassLoader {
        Class<?> define(byte[] code) {
            return defineClass(Late.class.getName(), code, 0, code.length);
        }
    }

    public static void main(String[] args) throws Exception {
        byte[] code = code();
        if (Runtime.version().feature() >= 21) startVirtual(() -> initialiseAgainAndAgain(code));
        System.out.println("ready");
        Thread.sleep(LIFE_MILLIS);
    }

    private static byte[] code() throws IOException {
        try (InputStream in = PinnedAgain.class.getResourceAsStream("PinnedAgain$Late.class")) {
            if (in == null) throw new IOException("its own class file is missing");
            return in.readAllBytes();
        }
    }

    private static void initialiseAgainAndAgain(byte[] code) {
        while (true) {
            try {
                Class<?> late = new Loader().define(code);
                Class.forName(late.getName(), true, late.getClassLoader());
                Thread.sleep(20);
            } catch (ClassNotFoundException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** {@code Thread.ofVirtual().name("initialiser").start(work)}, which Java 17 cannot say. */
    private static void startVirtual(Runnable work) throws ReflectiveOperationException {
        Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
        Class<?> type = Class.forName("java.lang.Thread$Builder$OfVirtual");
        Object named = type.getMethod("name", String.class).invoke(builder, "initialiser");
        type.getMethod("start", Runnable.class).invoke(named, work);
    }
}
