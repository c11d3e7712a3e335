package heddle.inspector.observation;

import heddle.inspector.model.JvmState;
import heddle.inspector.model.LockId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every live platform thread as its JVM sees it at one moment.
 *
 * @param costNanos how long the look took in the target
 */
public record JvmThreads(long atNanos, long costNanos, List<Entry> threads) implements Observation {
    public JvmThreads {
        threads = List.copyOf(threads);
    }

    /** How a Java thread waits. */
    public enum Form {
        NONE,
        MONITOR_ENTER,
        OBJECT_WAIT,
        PARK,
        SLEEP
    }

    /**
     * One thread.
     *
     * @param blockedCount times it blocked on a monitor so far; with {@code waitedCount} it names one wait
     * @param lock what it waits on, or null
     * @param ownerJavaId owner of that lock, or -1
     */
    public record Entry(
            long javaId,
            String name,
            JvmState state,
            boolean daemon,
            int priority,
            long blockedCount,
            long waitedCount,
            Form form,
            @Nullable LockId lock,
            long ownerJavaId,
            String ownerName) {}

    @Override
    public void tell(Observer observer) {
        observer.hear(this);
    }
}
