package heddle.inspector.observation;

import heddle.inspector.model.Mode;

/**
 * How close Heddle came to the target is now certain.
 *
 * @param whyNotMore why it is not closer, in a sentence, or empty
 */
public record ModeSettled(Mode mode, String whyNotMore) implements Observation {
    @Override
    public void tell(Observer observer) {
        observer.hear(this);
    }
}
