package heddle.inspector.observation;

/**
 * The JVM stopped all its threads.
 *
 * @param collection whether it was a garbage collection, after which objects may have moved
 */
public record JvmPause(long startNanos, long endNanos, String what, boolean collection) implements Observation {
    @Override
    public void tell(Observer observer) {
        observer.hear(this);
    }
}
