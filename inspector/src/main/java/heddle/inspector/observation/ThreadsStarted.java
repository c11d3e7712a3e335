package heddle.inspector.observation;

/**
 * How many platform threads the JVM has started, those included that lived too short to be seen.
 *
 * @param total since the JVM began
 */
public record ThreadsStarted(long total) implements Observation {
    @Override
    public void tell(Observer observer) {
        observer.hear(this);
    }
}
