package heddle.inspector.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A target with many threads: idle ones, ones that wake ten times a second, ones that wait for the monitor of a
 * {@link Turnstile} that is never free.
 *
 * <p>It says {@code ready}, and answers every line of its input with the number of classes it has loaded. It ends with
 * its input.
 */
final class Crowd {
    /** How the names of busy threads begin. */
    static final String ACTIVE = "active-";

    private static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    /** A screen that has its name shows who waits for what in the JVM, which the kernel does not know. */
    static final class Turnstile {}

    private final Turnstile turnstile = new Turnstile();
    private final CountDownLatch held = new CountDownLatch(1);

    /** Assembles it; the arguments are the numbers of idle, of active and of blocked threads. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Crowd crowd = new Crowd();
        start("idle-", Integer.parseInt(arguments[0]), Crowd::idle);
        start(ACTIVE, Integer.parseInt(arguments[1]), Crowd::wakeOften);
        start("turnstile-owner", crowd::hold);
        crowd.held.await();
        start("blocked-", Integer.parseInt(arguments[2]), crowd::pass);
        answer();
    }

    private static void answer() throws IOException {
        ClassLoadingMXBean classes = ManagementFactory.getClassLoadingMXBean();
        System.out.println("ready");
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        while (input.readLine() != null) {
            System.gc(); // classes are unloaded only then
            System.out.println(classes.getLoadedClassCount());
        }
    }

    private static void start(String prefix, int count, Runnable task) {
        for (int i = 1; i <= count; i++) start(prefix + i, task);
    }

    private static void start(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    private static void idle() {
        while (true) LockSupport.park();
    }

    private static void wakeOften() {
        while (true) LockSupport.parkNanos(PERIOD_NANOS);
    }

    private void hold() {
        synchronized (turnstile) {
            held.countDown();
            idle();
        }
    }

    private void pass() {
        synchronized (turnstile) {
            throw new IllegalStateException("the turnstile is never free");
        }
    }
}
