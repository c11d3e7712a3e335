package heddle.inspector.source.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import heddle.inspector.observation.MemoryAllocated;
import heddle.inspector.observation.MemoryAllocated.Entry;
import java.util.List;
import org.junit.jupiter.api.Test;

class AllocationCountersTest {
    private final AllocationCounters counters = new AllocationCounters(MonotonicClock.now());

    private List<Entry> taken() {
        return counters.take().map(MemoryAllocated::threads).orElse(List.of());
    }

    @Test
    void eachFlushTellsTheLatestOfEachThread() {
        counters.note(17, 100, 1);
        counters.note(18, 200, 1);
        counters.note(17, 150, 2);

        assertThat(taken()).containsExactlyInAnyOrder(new Entry(17, 150, 2), new Entry(18, 200, 1));
        assertThat(taken()).isEmpty();
    }

    @Test
    void aThreadThatAllocatesNothingIsToldTwiceAndThenNoMore() {
        counters.note(17, 100, 1);
        assertThat(taken()).hasSize(1);
        counters.note(17, 100, 2);
        assertThat(taken()).containsExactly(new Entry(17, 100, 2));
        counters.note(17, 100, 3);
        assertThat(taken()).isEmpty();

        counters.note(17, 101, 4);

        assertThat(taken()).containsExactly(new Entry(17, 101, 4));
    }
}
