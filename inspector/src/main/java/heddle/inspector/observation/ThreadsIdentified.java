package heddle.inspector.observation;

import java.util.List;

/** Which kernel thread a Java thread runs on; no JDK API tells it, recordings and thread dumps do. */
public record ThreadsIdentified(List<Entry> threads) implements Observation {
    public ThreadsIdentified {
        threads = List.copyOf(threads);
    }

    /**
     * One Java thread and the kernel thread under it.
     *
     * @param javaId Java id, or -1 for a thread of the JVM itself
     * @param tid native id in the target's own pid namespace
     */
    public record Entry(long javaId, int tid, String name) {}

    @Override
    public void tell(Observer observer) {
        observer.hear(this);
    }
}
