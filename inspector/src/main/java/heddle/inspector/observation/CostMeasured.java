package heddle.inspector.observation;

/**
 * What Heddle has cost the target so far.
 *
 * @param targetCpuNanos CPU time of our threads inside it
 * @param pauses how often we made it stop
 * @param longestPauseNanos the longest of these
 */
public record CostMeasured(long targetCpuNanos, long pauses, long longestPauseNanos) implements Observation {
    @Override
    public void tell(Observer observer) {
        observer.hear(this);
    }
}
