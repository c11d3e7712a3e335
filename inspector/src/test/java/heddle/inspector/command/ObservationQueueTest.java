package heddle.inspector.command;

import static org.assertj.core.api.Assertions.assertThat;

import heddle.inspector.observation.KernelTick;
import heddle.inspector.observation.Observation;
import heddle.inspector.observation.ProcessSlice;
import heddle.inspector.observation.RecordingCaughtUp;
import heddle.inspector.observation.TargetEnded;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ObservationQueueTest {
    private static final int CAPACITY = 8;
    private static final Duration LONG = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofMillis(20);

    private final ObservationQueue queue = new ObservationQueue(CAPACITY);
    private final List<Observation> taken = new ArrayList<>();

    private static Observation event(int number) {
        return new RecordingCaughtUp(number);
    }

    private static Observation tick(long nanos) {
        return new KernelTick(
                nanos, Instant.EPOCH, List.of(), List.of(), new ProcessSlice('S', 1, 1, -1, -1, Map.of()));
    }

    private void putEvents(int count) {
        for (int i = 0; i < count; i++) queue.put(event(i));
    }

    private boolean take(Duration limit) throws InterruptedException {
        return queue.takeMoment(taken::add, limit);
    }

    @Test
    void allUpToAMomentIsTakenInOrder() throws InterruptedException {
        queue.put(event(1));
        queue.put(tick(5));
        queue.put(event(2));

        assertThat(take(LONG)).isTrue();
        assertThat(taken).containsExactly(event(1), tick(5));
        assertThat(take(SHORT)).isFalse();
        queue.put(tick(6));
        assertThat(take(LONG)).isTrue();
        assertThat(taken).containsExactly(event(1), tick(5), event(2), tick(6));
    }

    @Test
    void aFullQueueStillTakesALookAndTellsWhatWasDropped() throws InterruptedException {
        putEvents(3 * CAPACITY);
        queue.put(tick(5));

        assertThat(take(LONG)).isTrue();
        assertThat(taken).hasSize(CAPACITY).last().isEqualTo(tick(5));
        assertThat(queue.takeDropped()).isEqualTo(2 * CAPACITY + 1);
        assertThat(queue.takeDropped()).isZero();
    }

    @Test
    void theEndIsNeverDropped() throws InterruptedException {
        TargetEnded end = new TargetEnded(1, Instant.EPOCH, TargetEnded.How.EXIT);
        for (int i = 0; i < 3 * CAPACITY; i++) queue.put(tick(i));
        queue.put(end);

        while (!taken.contains(end)) assertThat(take(LONG)).isTrue();
        assertThat(take(SHORT)).isFalse();
        queue.put(tick(99));
        assertThat(take(LONG)).isTrue();
    }

    @Test
    void roomIsMadeBeforeItIsFull() throws InterruptedException {
        putEvents(CAPACITY / 2);
        assertThat(take(SHORT)).isFalse();
        putEvents(CAPACITY / 2);
        assertThat(queue.takeDropped()).isZero();
        assertThat(taken).hasSize(CAPACITY / 2);
    }
}
