package heddle.inspector.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import heddle.inspector.model.RecordedWait;
import heddle.inspector.model.Snapshot;
import heddle.inspector.model.Snapshots;
import heddle.inspector.model.WaitCause;
import heddle.inspector.model.WaitLog;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static final long MILLI = 1_000_000L;
    private static final long SECOND = 1_000 * MILLI;
    private static final long START = 5_000 * SECOND;

    private final Timeline timeline = new Timeline();

    private Timeline filled(long seconds) {
        for (long nanos = 0; nanos <= seconds * SECOND; nanos += SECOND / 4) {
            timeline.add(Snapshots.at(START + nanos));
        }
        return timeline;
    }

    private long agoNanos(long nanos) {
        long latest = timeline.latest().orElseThrow().atNanos();
        return latest - timeline.ago(nanos).map(Snapshot::atNanos).orElseThrow();
    }

    @Test
    void anEmptyTimelineHasNoPast() {
        assertThat(timeline.latest()).isEmpty();
        assertThat(timeline.ago(SECOND)).isEmpty();
    }

    @Test
    void theLatestIsTheOneAddedLast() {
        filled(3);
        assertThat(timeline.latest().map(Snapshot::atNanos)).contains(START + 3 * SECOND);
    }

    @Test
    void theRecentPastIsThereToTheTick() {
        filled(60);
        assertThat(agoNanos(0)).isZero();
        assertThat(agoNanos(SECOND / 4)).isEqualTo(SECOND / 4);
        assertThat(agoNanos(10 * SECOND)).isEqualTo(10 * SECOND);
    }

    @Test
    void recordedWaitsAreKeptOfTheRecentPastOnly() {
        for (long nanos = 0; nanos <= 60 * SECOND; nanos += SECOND / 4) {
            long at = START + nanos;
            WaitLog.Batch batch = new WaitLog.Batch(
                    at, List.of(), List.of(new RecordedWait(1, WaitCause.SLEEP, at - 2 * MILLI, at - MILLI)));
            timeline.add(Snapshots.at(at, List.of(), new WaitLog(List.of(batch))));
        }
        assertThat(timeline.ago(10 * SECOND).orElseThrow().waits().batches()).isNotEmpty();
        assertThat(timeline.ago(30 * SECOND).orElseThrow().waits().batches()).isEmpty();
    }

    @Property(tries = 50)
    void agoIsAtLeastSoLongAgoAndHardlyMore(
            @ForAll @IntRange(max = 590) int seconds, @ForAll @IntRange(max = 999) int millis) {
        Timeline full = new Timeline();
        for (long nanos = 0; nanos <= 700 * SECOND; nanos += SECOND / 4) full.add(Snapshots.at(START + nanos));
        long asked = seconds * SECOND + millis * MILLI;
        long latest = full.latest().orElseThrow().atNanos();
        long got = latest - full.ago(asked).map(Snapshot::atNanos).orElseThrow();
        assertThat(got).isBetween(asked, asked + SECOND + SECOND / 4);
    }

    @Test
    void beforeTheBeginningIsTheOldest() {
        filled(5);
        assertThat(agoNanos(100 * SECOND)).isEqualTo(5 * SECOND);
    }

    @Test
    void tenMinutesAreKeptOneASecond() {
        filled(1200);
        assertThat(agoNanos(10_000 * SECOND)).isBetween(599 * SECOND, 602 * SECOND);
        assertThat(timeline.size()).isBetween(600, 660);
    }

    @Test
    void whatCameBeforeALongGapIsForgotten() {
        filled(20);
        timeline.add(Snapshots.at(START + 4_000 * SECOND));
        assertThat(timeline.size()).isEqualTo(1);
        assertThat(agoNanos(SECOND)).isZero();
    }
}
