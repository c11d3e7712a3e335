package heddle.agent.probe;

import heddle.agent.wire.LockFigures.Owner;
import java.util.concurrent.atomic.AtomicLong;

/** How long others waited who came while one thread had the lock. Keeps no thread alive. */
final class OwnerTally {

    final long javaId;
    private final String name;
    private final AtomicLong waits = new AtomicLong();
    private final AtomicLong nanos = new AtomicLong();

    OwnerTally(long javaId, String name) {
        this.javaId = javaId;
        this.name = name;
    }

    void add(long waited) {
        waits.getAndIncrement();
        nanos.getAndAdd(waited);
    }

    Owner figures() {
        return new Owner(javaId, name, waits.get(), nanos.get());
    }
}
