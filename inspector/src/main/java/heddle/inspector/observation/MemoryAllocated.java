package heddle.inspector.observation;

import java.util.List;

/** What Java threads have allocated so far, each told when it is new, once more after that, and whenever it has grown. */
public record MemoryAllocated(List<Entry> threads) implements Observation {
    public MemoryAllocated {
        threads = List.copyOf(threads);
    }

    /**
     * One thread.
     *
     * @param bytes allocated in its life up to {@code atNanos}
     */
    public record Entry(long javaId, long bytes, long atNanos) {}

    @Override
    public void tell(Observer observer) {
        observer.hear(this);
    }
}
