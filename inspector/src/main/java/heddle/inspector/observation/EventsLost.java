package heddle.inspector.observation;

/** Something was dropped on the way to us. */
public record EventsLost(long events, long samples, String why) implements Observation {
    @Override
    public void tell(Observer observer) {
        observer.hear(this);
    }
}
