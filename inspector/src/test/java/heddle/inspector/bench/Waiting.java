package heddle.inspector.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waits for what nobody announces. */
final class Waiting {
    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    /** What is waited for. */
    interface Condition {
        boolean holds() throws IOException;
    }

    private Waiting() {}

    /** @throws IllegalStateException when it does not hold in time */
    static void until(String what, Duration limit, Condition condition) throws IOException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > deadline)
                throw new IllegalStateException("not within " + limit.toSeconds() + " s: " + what);
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }
}
