package heddle.inspector.source.procfs;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/** Very many threads. Arguments: how many, and how often a second each wakes up; 0 for never. */
final class ManyThreadsProgram {
    private ManyThreadsProgram() {}

    public static void main(String[] arguments) throws InterruptedException {
        int count = Integer.parseInt(arguments[0]);
        long wakesPerSecond = Long.parseLong(arguments[1]);
        CountDownLatch started = new CountDownLatch(count);
        for (int i = 0; i < count; i++) {
            new Thread(null, () -> rest(started, wakesPerSecond), "many-" + i, 128 * 1024).start();
        }
        started.await();
        System.out.println("ready");
    }

    private static void rest(CountDownLatch started, long wakesPerSecond) {
        started.countDown();
        while (true) {
            if (wakesPerSecond == 0) LockSupport.park();
            else LockSupport.parkNanos(1_000_000_000 / wakesPerSecond);
        }
    }
}
