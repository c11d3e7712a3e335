package heddle.inspector.source.memory;

import static org.assertj.core.api.Assertions.assertThat;

import heddle.inspector.observation.MemorySeen;
import heddle.inspector.observation.Observation;
import heddle.inspector.source.ChildJvm;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemorySourceTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final List<Observation> heard = new CopyOnWriteArrayList<>();
    private final MemoryReader reader;

    MemorySourceTest(@TempDir Path proc) throws IOException {
        Fixture.of("25-Serial").writeTo(proc);
        reader = new MemoryReader(proc, Fixture.target(), JvmCommands.none(), true, System::nanoTime);
    }

    private MemorySource source(ReadingPeriod period) {
        return new MemorySource(reader, new AttachedJvm(Optional::empty), period);
    }

    private void await(int reads) {
        ChildJvm.waitFor(reads + " reads", LIMIT, () -> heard.size() >= reads);
    }

    @Test
    void readsWhenSomebodyWantsToSeeAndNotBefore() {
        try (MemorySource source = source(new ReadingPeriod(1))) {
            source.start(heard::add);
            assertThat(heard).isEmpty();

            source.want();
            await(1);

            assertThat(heard.get(0)).isInstanceOf(MemorySeen.class);
        }
    }

    @Test
    void aWishDuringTheWaitAfterAReadIsNoHurry() {
        try (MemorySource source = source(ReadingPeriod.USUAL)) {
            source.start(heard::add);
            source.want();
            await(1);

            source.want();
            source.want();

            assertThat(heard).hasSize(1);
        }
    }

    @Test
    void endsAtOnceWhetherItReadsWaitsOrHasNotBegun() {
        MemorySource never = source(ReadingPeriod.USUAL);
        never.close();
        MemorySource waiting = source(ReadingPeriod.USUAL);
        waiting.start(heard::add);
        long asked = System.nanoTime();
        waiting.close();

        assertThat(System.nanoTime() - asked).isLessThan(Duration.ofMillis(900).toNanos());
        assertThat(heard).isEmpty();
    }
}
