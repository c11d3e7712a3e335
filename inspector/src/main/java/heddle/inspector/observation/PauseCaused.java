package heddle.inspector.observation;

/** Heddle made the target stop for a command of its own, for at most {@code atMostNanos}. */
public record PauseCaused(long atMostNanos) implements Observation {
    @Override
    public void tell(Observer observer) {
        observer.hear(this);
    }
}
