package heddle.inspector.source;

import heddle.inspector.observation.Observation;
import java.util.function.Consumer;

/** One channel to the target. */
public interface Source extends AutoCloseable {
    /** The channel's name, also the name of its thread. */
    String name();

    /**
     * Begins to speak. Returns at once; observations come from the source's own thread.
     *
     * @param observer receives every observation; must not block
     */
    void start(Consumer<Observation> observer);

    /** Ends and leaves nothing behind; waits for it at most a second. Idempotent. */
    @Override
    void close();
}
