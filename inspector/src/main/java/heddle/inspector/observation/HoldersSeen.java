package heddle.inspector.observation;

import heddle.inspector.model.LockId;
import java.util.List;

/**
 * Who has what threads wait for, or can bring it about, where it is not one owner. Everything of the kind at one look; it
 * replaces what was told before.
 *
 * @param virtual whether these are the waits of virtual threads; else those of platform threads
 */
public record HoldersSeen(long atNanos, boolean virtual, List<Entry> locks) implements Observation {
    public HoldersSeen {
        locks = List.copyOf(locks);
    }

    /** One thing waited for, and whether one of its holders is enough for the wait to end. */
    public record Entry(LockId lock, boolean any, List<Holder> holders) {
        public Entry {
            holders = List.copyOf(holders);
        }
    }

    /** A Java thread. */
    public record Holder(long javaId, String name) {}

    @Override
    public void tell(Observer observer) {
        observer.hear(this);
    }
}
