package heddle.agent.subject;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.ReentrantLock;

/** Virtual threads that wait, and a platform thread that waits for one of them. The argument says how many more to park. */
public final class VirtualWaiting {

    private static final Object MONITOR = new Object();
    private static final ReentrantLock LOCK = new ReentrantLock();
    private static final CountDownLatch OWNED = new CountDownLatch(1);
    private static final CountDownLatch NEVER = new CountDownLatch(1);

    private VirtualWaiting() {}

    public static void main(String[] arguments) throws Exception {
        start("owner", VirtualWaiting::own);
        OWNED.await();
        start("wants-lock", LOCK::lock);
        start("enters-monitor", VirtualWaiting::enterMonitor);
        new Thread(VirtualWaiting::enterMonitor, "platform-enters-monitor").start();
        start("initialises", Slow::touch);
        for (int i = 0; i < Integer.getInteger("parked", 0); i++) {
            start("parked-" + i, VirtualWaiting::awaitNever);
        }
        System.out.println("ready");
    }

    /** Its initialiser does not return, and keeps the carrier of whoever runs it. */
    private static final class Slow {

        static {
            awaitNever();
        }

        static void touch() {
            // Being called is all.
        }
    }

    private static void own() {
        synchronized (MONITOR) {
            LOCK.lock();
            OWNED.countDown();
            awaitNever();
        }
    }

    private static void enterMonitor() {
        synchronized (MONITOR) {
            Thread.onSpinWait();
        }
    }

    private static void awaitNever() {
        try {
            NEVER.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@code Thread.ofVirtual().name(name).factory().newThread(work).start()}, which Java 17 cannot say. */
    private static void start(String name, Runnable work) throws ReflectiveOperationException {
        Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
        Class<?> type = Class.forName("java.lang.Thread$Builder$OfVirtual");
        Object named = type.getMethod("name", String.class).invoke(builder, name);
        ((ThreadFactory) type.getMethod("factory").invoke(named))
                .newThread(work)
                .start();
    }
}
