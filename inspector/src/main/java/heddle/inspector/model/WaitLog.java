package heddle.inspector.model;

import java.util.ArrayList;
import java.util.List;

/** The finished waits of the last minute, oldest first, in batches that later logs share. */
public record WaitLog(List<Batch> batches) {
    public static final WaitLog EMPTY = new WaitLog(List.of());

    public WaitLog {
        batches = List.copyOf(batches);
    }

    /**
     * Waits that arrived together.
     *
     * @param waits those whose lock is known
     * @param recorded all of them, by cause
     * @param pins waits of virtual threads that kept their carriers
     */
    public record Batch(
            long arrivedNanos, List<FinishedWait> waits, List<RecordedWait> recorded, List<RecordedPin> pins) {
        public Batch {
            waits = List.copyOf(waits);
            recorded = List.copyOf(recorded);
            pins = List.copyOf(pins);
        }

        public Batch(long arrivedNanos, List<FinishedWait> waits, List<RecordedWait> recorded) {
            this(arrivedNanos, waits, recorded, List.of());
        }

        public Batch(long arrivedNanos, List<FinishedWait> waits) {
            this(arrivedNanos, waits, List.of());
        }

        boolean isEmpty() {
            return waits.isEmpty() && recorded.isEmpty() && pins.isEmpty();
        }
    }

    /** This log with a batch more, without the batches that arrived before {@code oldestNanos}. */
    public WaitLog append(Batch batch, long oldestNanos) {
        boolean nothingOld = batches.isEmpty() || batches.get(0).arrivedNanos() >= oldestNanos;
        if (nothingOld && batch.isEmpty()) return this;
        List<Batch> kept = new ArrayList<>(batches.size() + 1);
        batches.stream().filter(old -> old.arrivedNanos() >= oldestNanos).forEach(kept::add);
        if (!batch.isEmpty()) kept.add(batch);
        return new WaitLog(kept);
    }

    /** All recorded waits that overlap a window. */
    public List<RecordedWait> recordedBetween(long fromNanos, long toNanos) {
        return batches.stream()
                .flatMap(batch -> batch.recorded().stream())
                .filter(wait -> wait.nanosWithin(fromNanos, toNanos) > 0)
                .toList();
    }

    /** Pins that overlap a window. */
    public List<RecordedPin> pinsBetween(long fromNanos, long toNanos) {
        return batches.stream()
                .flatMap(batch -> batch.pins().stream())
                .filter(pin -> pin.nanosWithin(fromNanos, toNanos) > 0)
                .toList();
    }

    /** Waits for known locks that overlap a window. */
    public List<FinishedWait> between(long fromNanos, long toNanos) {
        return batches.stream()
                .flatMap(batch -> batch.waits().stream())
                .filter(wait -> wait.endNanos() > fromNanos && wait.startNanos() < toNanos)
                .toList();
    }
}
