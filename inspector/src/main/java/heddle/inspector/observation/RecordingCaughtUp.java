package heddle.inspector.observation;

/** The recording has been read up to here: events that ended before {@code upToNanos} have all arrived. */
public record RecordingCaughtUp(long upToNanos) implements Observation {
    @Override
    public void tell(Observer observer) {
        observer.hear(this);
    }
}
