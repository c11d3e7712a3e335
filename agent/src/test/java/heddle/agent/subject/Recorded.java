package heddle.agent.subject;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.locks.ReentrantLock;
import jdk.jfr.Event;

/** Threads that do, over and over, what a recording shows: wait for locks, sleep, read, compute, start and end. */
public final class Recorded {

    private static final Object MONITOR = new Object();
    private static final ReentrantLock LOCK = new ReentrantLock();

    /** An event of the application's own, which any recording takes in unless it says otherwise. */
    static final class Secret extends Event {
        final String password = "xyzzy";
    }

    private interface Work {
        void run() throws InterruptedException, IOException;
    }

    private Recorded() {}

    public static void main(String[] arguments) throws IOException {
        for (int i = 0; i < 2; i++) {
            repeat("enters-monitor-" + i, Recorded::holdMonitor);
            repeat("parks-" + i, Recorded::holdLock);
        }
        ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        repeat("writes-late", () -> acceptAndWriteLate(server));
        repeat("reads-socket", () -> readSocket(server));
        repeat("waits", Recorded::waitShortly);
        repeat("sleeps", () -> Thread.sleep(30));
        repeat("computes", Recorded::compute);
        repeat("starts-thread", Recorded::startThread);
        repeat("collects", Recorded::collect);
        repeat("tells-secret", Recorded::tellSecret);
        System.out.println("ready");
    }

    private static void holdMonitor() throws InterruptedException {
        synchronized (MONITOR) {
            Thread.sleep(10);
        }
    }

    private static void holdLock() throws InterruptedException {
        LOCK.lock();
        try {
            Thread.sleep(10);
        } finally {
            LOCK.unlock();
        }
    }

    private static void waitShortly() throws InterruptedException {
        Object signal = new Object();
        synchronized (signal) {
            long start = System.nanoTime();
            while (System.nanoTime() - start < 30_000_000) {
                signal.wait(30);
            }
        }
    }

    private static void acceptAndWriteLate(ServerSocket server) throws IOException, InterruptedException {
        try (Socket socket = server.accept()) {
            Thread.sleep(10);
            socket.getOutputStream().write(1);
        }
    }

    private static void readSocket(ServerSocket server) throws IOException {
        try (Socket socket = new Socket(server.getInetAddress(), server.getLocalPort())) {
            socket.getInputStream().read();
        }
    }

    private static void compute() {
        double sum = 0;
        for (int i = 1; i < 1_000_000; i++) {
            sum += Math.sqrt(i);
        }
        if (sum < 0) {
            throw new IllegalStateException();
        }
    }

    private static void startThread() throws InterruptedException {
        Thread thread = new Thread(Thread::onSpinWait, "short-lived");
        thread.start();
        thread.join();
        Thread.sleep(20);
    }

    private static void collect() throws InterruptedException {
        System.gc();
        Thread.sleep(200);
    }

    private static void tellSecret() throws InterruptedException {
        new Secret().commit();
        Thread.sleep(20);
    }

    private static void repeat(String name, Work work) {
        new Thread(() -> repeatForever(work), name).start();
    }

    private static void repeatForever(Work work) {
        while (true) {
            try {
                work.run();
            } catch (InterruptedException | IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
