package heddle.inspector.source.procfs;

import heddle.samples.Quota;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Threads that keep their own account of Running, Ready and Waiting, against which the sampler is measured.
 *
 * <p>A thread that computes looks at the clock all the time: a gap longer than any loop could take is time in which it
 * had no CPU, although it wanted one. Around a timed wait, the time beyond its deadline is time in the queue, but what it ran
 * on its way to sleep and back: a tenth of a millisecond and more where timers and idle CPUs are a hypervisor's.
 *
 * <p>Arguments: the file of the account, then what each thread does: {@code spin}, {@code duty} (5 ms of each 10),
 * {@code throttled} (a spinner, and the program may use 30 % of a CPU), {@code yield}, {@code sleep}, {@code park}, {@code block} (at a monitor), {@code read} (from a socket), {@code wake} (ten times a
 * second, for company).
 */
final class TruthProgram {
    private static final long DUTY_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    /** Its first line; another one says why it does nothing. */
    static final String READY = "ready";

    private static final String THROTTLED = "throttled";
    private static final int QUOTA_PERCENT = 30;
    private static final long WAKE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private TruthProgram() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (List.of(arguments).contains(THROTTLED)) {
            Optional<String> refused = Quota.impose(QUOTA_PERCENT);
            if (refused.isPresent()) {
                System.out.println(refused.get());
                return;
            }
        }
        CountDownLatch begun = new CountDownLatch(arguments.length - 1);
        TruthAccount account = TruthAccount.open(Path.of(arguments[0]), arguments.length - 1);
        for (int i = 1; i < arguments.length; i++) {
            TruthAccount.Slot slot = account.slot(i - 1);
            Runnable work = work(arguments[i], slot);
            new Thread(() -> begin(slot, begun, work), "truth-" + (i - 1)).start();
        }
        begun.await();
        System.out.println(READY);
    }

    private static void begin(TruthAccount.Slot slot, CountDownLatch begun, Runnable work) {
        slot.begin(System.nanoTime());
        begun.countDown();
        work.run();
    }

    private static Runnable work(String kind, TruthAccount.Slot slot) {
        return switch (kind) {
            case "spin", THROTTLED -> () -> spin(slot, Long.MAX_VALUE, false);
            case "yield" -> () -> spin(slot, Long.MAX_VALUE, true);
            case "duty" -> () -> duty(slot);
            case "sleep" -> () -> rest(slot, () -> LockSupport.parkNanos(TimeUnit.HOURS.toNanos(1)));
            case "park" -> () -> rest(slot, LockSupport::park);
            case "block" -> () -> rest(slot, TruthProgram::enterHeldMonitor);
            case "read" -> () -> rest(slot, TruthProgram::readFromSilentSocket);
            case "wake" -> TruthProgram::wakeOften;
            default -> throw new IllegalArgumentException(kind);
        };
    }

    @SuppressWarnings("ThreadPriorityCheck") // What Thread.yield does to the counters is what is tried here.
    private static void spin(TruthAccount.Slot slot, long untilNanos, boolean yielding) {
        while (slot.computeUntil(System.nanoTime()) < untilNanos) {
            if (yielding) Thread.yield();
        }
    }

    private static void duty(TruthAccount.Slot slot) {
        while (true) {
            long workUntil = System.nanoTime() + DUTY_NANOS;
            while (slot.computeUntil(System.nanoTime()) < workUntil) Thread.onSpinWait();
            long deadline = System.nanoTime() + DUTY_NANOS;
            long ran = THREADS.getCurrentThreadCpuTime();
            slot.waitUntil(deadline);
            LockSupport.parkNanos(deadline - System.nanoTime());
            slot.wakeAt(System.nanoTime(), THREADS.getCurrentThreadCpuTime() - ran);
        }
    }

    private static void enterHeldMonitor() {
        Object monitor = new Object();
        CountDownLatch held = new CountDownLatch(1);
        Thread holder = new Thread(() -> holdForGood(monitor, held), "holder");
        holder.setDaemon(true);
        holder.start();
        awaitUninterrupted(held);
        synchronized (monitor) {
            throw new IllegalStateException("the holder let go");
        }
    }

    private static void holdForGood(Object monitor, CountDownLatch held) {
        synchronized (monitor) {
            held.countDown();
            while (true) LockSupport.park();
        }
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException nobodyDoes) {
            throw new IllegalStateException(nobodyDoes);
        }
    }

    private static void readFromSilentSocket() {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket client = new Socket(server.getInetAddress(), server.getLocalPort())) {
            client.getInputStream().read();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void wakeOften() {
        while (true) LockSupport.parkNanos(WAKE_NANOS);
    }

    private static void rest(TruthAccount.Slot slot, Runnable pause) {
        slot.waitUntil(Long.MAX_VALUE / 2);
        while (true) pause.run();
    }
}
