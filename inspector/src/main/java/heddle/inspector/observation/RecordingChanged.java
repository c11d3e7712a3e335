package heddle.inspector.observation;

/**
 * The flight recording in the target changed.
 *
 * @param reason what to tell the user, or empty
 * @param lockThresholdNanos lock waits shorter than this are not recorded
 */
public record RecordingChanged(State state, String reason, long lockThresholdNanos) implements Observation {
    /** What the recording does now. */
    public enum State {
        RUNNING,
        REFUSED,
        STOPPED,
        UNAVAILABLE
    }

    @Override
    public void tell(Observer observer) {
        observer.hear(this);
    }
}
