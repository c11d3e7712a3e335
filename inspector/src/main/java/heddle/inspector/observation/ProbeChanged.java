package heddle.inspector.observation;

/**
 * A probe has begun, ended or failed.
 *
 * @param reason why it does not tell, for the reader; empty when it does or will
 */
public record ProbeChanged(State state, String reason) implements Observation {
    /** What became of it. */
    public enum State {
        /** Ordered; code is being changed. */
        PENDING,
        ACTIVE,
        UNAVAILABLE,
        ENDED
    }

    @Override
    public void tell(Observer observer) {
        observer.hear(this);
    }
}
