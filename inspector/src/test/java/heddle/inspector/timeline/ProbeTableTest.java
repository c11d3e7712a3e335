package heddle.inspector.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import heddle.inspector.model.Lengths;
import heddle.inspector.model.LockAccount;
import heddle.inspector.model.LockId;
import heddle.inspector.model.LockKind;
import heddle.inspector.model.ProbedLock;
import heddle.inspector.model.StateTimes;
import heddle.inspector.observation.LocksCounted;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ProbeTableTest {
    private static final LockId LOCK = new LockId("java.util.concurrent.locks.ReentrantLock$NonfairSync", 7);
    private static final LockId LATCH = new LockId("java.util.concurrent.CountDownLatch$Sync", 8);

    private final ProbeTable table = new ProbeTable();

    private static LocksCounted.Entry entry(long number, LockId lock, long waits) {
        return new LocksCounted.Entry(
                number, new ProbedLock(lock, waits, 0, 0, 10 * waits, 10, Lengths.NONE, 0, 0, Lengths.NONE, Map.of()));
    }

    private static LocksCounted counted(LocksCounted.Entry... entries) {
        return new LocksCounted(1, 0, 0, List.of(entries));
    }

    private static long waits(Map<LockId, LockAccount> accounts, LockId lock) {
        LockAccount account = Objects.requireNonNull(accounts.get(lock));
        return Objects.requireNonNull(account.probed()).waits();
    }

    @Test
    void aLockThatNoLookHasSeenGetsAnAccount() {
        table.hear(counted(entry(1, LOCK, 5)));
        assertThat(waits(table.added(Map.of()), LOCK)).isEqualTo(5);
    }

    @Test
    void whatLooksHaveSeenIsKept() {
        LockAccount seen = new LockAccount(LOCK, LockKind.REENTRANT, 3, 2, Map.of(), Map.of(), StateTimes.ZERO, null);
        table.hear(counted(entry(1, LOCK, 5)));
        LockAccount both =
                Objects.requireNonNull(table.added(Map.of(LOCK, seen)).get(LOCK));
        assertThat(both.samples()).isEqualTo(2);
        assertThat(both.probed()).isNotNull();
    }

    @Test
    void aLaterCountReplacesTheEarlierOfItsNumberOnly() {
        table.hear(counted(entry(1, LOCK, 5), entry(2, LOCK, 100)));
        table.hear(counted(entry(1, LOCK, 6)));
        assertThat(waits(table.added(Map.of()), LOCK)).isEqualTo(106);
    }

    @Test
    void waitingForAnEventIsNoContention() {
        table.hear(counted(entry(1, LATCH, 5)));
        assertThat(table.added(Map.of())).isEmpty();
    }

    @Test
    void withoutAProbeNothingIsTouched() {
        Map<LockId, LockAccount> accounts = Map.of();
        assertThat(table.added(accounts)).isSameAs(accounts);
    }
}
