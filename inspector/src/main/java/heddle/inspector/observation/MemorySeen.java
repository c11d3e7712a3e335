package heddle.inspector.observation;

import heddle.inspector.model.Footprint;
import heddle.inspector.model.MemoryPart;
import heddle.inspector.model.ThreadStack;
import java.util.List;
import java.util.Map;

/**
 * The address space of the target, read once.
 *
 * @param costNanos how long the read took, with what the JVM was asked for it
 * @param pauseNanos how long the JVM was stopped for it, 0 when it was not
 * @param access whether it could be read
 * @param footprint what the kernel summed up just before
 * @param collector the JVM's garbage collector and what it says of its heap, or empty
 * @param parts every part, lowest first; none when it could not be read
 * @param unavailable why something is not known, by name of the thing
 */
public record MemorySeen(
        long atNanos,
        long costNanos,
        long pauseNanos,
        Access access,
        Footprint footprint,
        String collector,
        List<MemoryPart> parts,
        List<ThreadStack> stacks,
        Map<String, String> unavailable)
        implements Observation {
    /** How far one gets with a process. */
    public enum Access {
        READ,
        /** It belongs to somebody else. */
        REFUSED,
        /** A kernel thread, or a process that has ended and is listed only for its parent. */
        NO_MEMORY,
        ENDED
    }

    public MemorySeen {
        parts = List.copyOf(parts);
        stacks = List.copyOf(stacks);
        unavailable = Map.copyOf(unavailable);
    }

    @Override
    public void tell(Observer observer) {
        observer.hear(this);
    }
}
