package heddle.agent.probe;

import static org.assertj.core.api.Assertions.assertThat;

import heddle.agent.wire.LockFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class LockTableTest {

    private final LockTable table = new LockTable();

    @Test
    void aLockKeepsItsSums() {
        Object lock = new Object();
        tally(lock).waited(5_000_000, false, true);
        tally(lock).ownedBy(7, "owner", 5_000_000);
        tally(lock).waited(3_000_000, true, false);

        LockFigures told = table.takeNews().get(0);

        assertThat(told.className()).isEqualTo("java.lang.Object");
        assertThat(told.identityHash()).isEqualTo(System.identityHashCode(lock));
        assertThat(told.waits()).isEqualTo(2);
        assertThat(told.waitNanos()).isEqualTo(8_000_000);
        assertThat(told.maxWaitNanos()).isEqualTo(5_000_000);
        assertThat(told.again()).isEqualTo(1);
        assertThat(told.failed()).isEqualTo(1);
        assertThat(told.owned()).isEqualTo(1);
        assertThat(told.owners()).containsExactly(new LockFigures.Owner(7, "owner", 1, 5_000_000));
    }

    @Test
    void aHoldCountsFromTheFirstTakingThatWasSeen() {
        LockTally tally = tally(this);
        tally.letGo(100);
        tally.taken(200);
        tally.letGo(250);

        LockFigures told = table.takeNews().get(0);

        assertThat(told.holds()).isEqualTo(1);
        assertThat(told.holdNanos()).isEqualTo(50);
    }

    @Test
    void onlyWhatHasChangedIsNews() {
        Object quiet = new Object();
        Object busy = new Object();
        tally(quiet).waited(1, false, true);
        tally(busy).waited(1, false, true);
        table.takeNews();

        tally(busy).waited(1, false, true);

        assertThat(table.takeNews()).extracting(LockFigures::waits).containsExactly(2L);
    }

    @Test
    void whatDoesNotFitIsRefused() {
        List<Object> locks = new ArrayList<>();
        int refused = 0;
        for (int i = 0; i < 4 * LockTable.SLOTS; i++) {
            Object lock = new Object();
            locks.add(lock);
            refused += table.of(lock) == null ? 1 : 0;
        }
        assertThat(refused).isBetween(3 * LockTable.SLOTS, 4 * LockTable.SLOTS);
        assertThat(locks).hasSize(4 * LockTable.SLOTS);
    }

    @Test
    void threadsThatComeAtOnceShareOneTally() throws Exception {
        Object lock = new Object();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<LockTally>> coming = List.of(() -> tally(lock), () -> tally(lock), () -> tally(lock));
            for (Future<LockTally> found : threads.invokeAll(coming)) {
                assertThat(found.get()).isSameAs(tally(lock));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private LockTally tally(Object lock) {
        return Objects.requireNonNull(table.of(lock));
    }
}
