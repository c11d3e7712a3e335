package heddle.inspector.observation;

import java.time.Instant;

/** The process is gone. */
public record TargetEnded(long atNanos, Instant at, How how) implements Observation {
    /** How it ended, where that can be known. */
    public enum How {
        EXIT,
        SIGNAL,
        UNKNOWN
    }

    @Override
    public void tell(Observer observer) {
        observer.hear(this);
    }
}
