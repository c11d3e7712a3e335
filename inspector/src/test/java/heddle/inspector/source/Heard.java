package heddle.inspector.source;

import heddle.inspector.observation.Observation;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/** Keeps what a source says. */
public final class Heard implements Consumer<Observation> {
    private final Queue<Observation> observations = new ConcurrentLinkedQueue<>();

    @Override
    public void accept(Observation observation) {
        observations.add(observation);
    }

    /** All of one kind so far, oldest first. */
    public <T extends Observation> List<T> all(Class<T> kind) {
        return observations.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    public boolean has(Class<? extends Observation> kind) {
        return observations.stream().anyMatch(kind::isInstance);
    }
}
