package heddle.inspector.observation;

import heddle.inspector.model.JvmState;
import heddle.inspector.model.LockId;
import heddle.inspector.model.StackFrame;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The virtual threads of a JVM at one moment.
 *
 * @param total how many there are
 * @param truncated whether {@code threads} holds only some of them
 * @param hidden what this JVM does not tell about them, or empty
 */
public record VirtualThreads(
        long atNanos, long costNanos, int total, boolean truncated, String hidden, List<Entry> threads)
        implements Observation {
    public VirtualThreads {
        threads = List.copyOf(threads);
    }

    /**
     * One virtual thread.
     *
     * @param frames its stack, top first, when it stayed on its carrier since the look before; empty otherwise
     * @param carrierJavaId the platform thread it is mounted on, or -1
     */
    public record Entry(
            long javaId,
            String name,
            JvmState state,
            long carrierJavaId,
            JvmThreads.Form form,
            @Nullable LockId lock,
            long ownerJavaId,
            String ownerName,
            List<StackFrame> frames) {
        public Entry {
            frames = List.copyOf(frames);
        }
    }

    @Override
    public void tell(Observer observer) {
        observer.hear(this);
    }
}
