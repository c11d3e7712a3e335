package heddle.samples.counted;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** What one gate has cost. */
record Account(String name, Gate gate, AtomicLong waits, AtomicLong lostNanos, AtomicLong holds, AtomicLong holdNanos) {

    Account(String name, Gate gate) {
        this(name, gate, new AtomicLong(), new AtomicLong(), new AtomicLong(), new AtomicLong());
    }

    void takeTurn(long nanos) {
        long came = System.nanoTime();
        boolean waited = !gate.tryEnter();
        if (waited) {
            gate.enter();
        }
        long entered = System.nanoTime();
        LockSupport.parkNanos(nanos);
        long leaving = System.nanoTime();
        gate.leave();
        if (waited) {
            waits.incrementAndGet();
            lostNanos.addAndGet(entered - came);
        }
        holds.incrementAndGet();
        holdNanos.addAndGet(leaving - entered);
    }

    String expectation() {
        return String.format(
                Locale.ROOT,
                "EXPECT lock=%s waits=%d lost_ms=%.3f holds=%d hold_ms=%.3f",
                name,
                waits.get(),
                lostNanos.get() / 1e6,
                holds.get(),
                holdNanos.get() / 1e6);
    }
}
