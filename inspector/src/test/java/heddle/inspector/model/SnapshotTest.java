package heddle.inspector.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SnapshotTest {
    private final ThreadControlBlock first =
            Block.of(3).waiting(WaitCause.SLEEP).since(5).build();
    private final ThreadControlBlock second = Block.of(9).build();
    private final ThreadControlBlock virtual = Block.virtual(2).build();
    private final ThreadControlBlock laterVirtual = Block.virtual(70).build();

    @Test
    void threadsAreInOrder() {
        Snapshot snapshot = Snapshots.at(20, laterVirtual, second, virtual, first);

        assertThat(snapshot.threads()).containsExactly(first, second, virtual, laterVirtual);
    }

    @Test
    void aThreadIsFoundByEitherOfItsIds() {
        Snapshot snapshot = Snapshots.at(20, first, second, virtual);

        assertThat(snapshot.byTid(9)).contains(second);
        assertThat(snapshot.byTid(10)).isEmpty();
        assertThat(snapshot.byJavaId(2)).contains(virtual);
        assertThat(snapshot.byJavaId(-1)).isEmpty();
    }

    @Test
    void threadsAreCountedByState() {
        assertThat(Snapshots.at(20, first, second, virtual).count(ThreadState.RUNNING))
                .isEqualTo(2);
    }

    @Test
    void anAgeIsNeverNegative() {
        Snapshot snapshot = Snapshots.at(20, first);

        assertThat(snapshot.ageNanos(first)).isEqualTo(15);
        assertThat(Snapshots.at(2, first).ageNanos(first)).isZero();
    }
}
