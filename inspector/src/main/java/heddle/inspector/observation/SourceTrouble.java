package heddle.inspector.observation;

/**
 * A source cannot tell something.
 *
 * @param source the source's name: {@code procfs}, {@code snapshots}, {@code recording}
 * @param fatal whether it will say nothing more
 */
public record SourceTrouble(String source, String message, boolean fatal) implements Observation {
    @Override
    public void tell(Observer observer) {
        observer.hear(this);
    }
}
