package heddle.inspector.source;

import java.util.concurrent.locks.LockSupport;

/** A target in which threads with names that would drive a terminal wait for one monitor. */
public final class Hostile {
    private static final long HOLD_NANOS = 20_000_000;
    private static final long LIFE_MILLIS = 300_000;
    private static final Object MONITOR = new Object();

    private Hostile() {}

    public static void main(String[] args) throws InterruptedException {
        for (String name : new String[] {"\u001b[2J\u001b]0;owned\u0007", "\u009b31m", "\u202eevil", "\0nul"}) {
            Thread thread = new Thread(Hostile::turn, "monitor-" + name);
            thread.setDaemon(true);
            thread.start();
        }
        System.out.println("ready");
        Thread.sleep(LIFE_MILLIS);
    }

    private static void turn() {
        while (true) {
            synchronized (MONITOR) {
                LockSupport.parkNanos(HOLD_NANOS);
            }
        }
    }
}
