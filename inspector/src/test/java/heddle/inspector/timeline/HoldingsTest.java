package heddle.inspector.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import heddle.inspector.model.LockId;
import heddle.inspector.model.LockKind;
import heddle.inspector.model.LockWait;
import heddle.inspector.model.ThreadRef;
import heddle.inspector.observation.HoldersSeen;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class HoldingsTest {
    private static final LockId LOCK = new LockId("java.util.concurrent.locks.ReentrantReadWriteLock$NonfairSync", 7);
    private static final LockId TASK = new LockId("com.acme.Task", 8);

    private final Holdings holdings = new Holdings(new Identities());

    private static HoldersSeen seen(LockId lock, boolean any, long... javaIds) {
        List<HoldersSeen.Holder> holders = Arrays.stream(javaIds)
                .mapToObj(id -> new HoldersSeen.Holder(id, "t" + id))
                .toList();
        return new HoldersSeen(1, false, List.of(new HoldersSeen.Entry(lock, any, holders)));
    }

    private static HoldersSeen nothing() {
        return new HoldersSeen(2, false, List.of());
    }

    private LockWait explained(LockId lock, LockKind kind, ThreadRef... owner) {
        return holdings.explain(new LockWait(lock, kind, owner.length == 0 ? null : owner[0]), false);
    }

    @Test
    void theOnlyReaderOwnsTheLock() {
        holdings.put(seen(LOCK, false, 5));

        assertThat(explained(LOCK, LockKind.READ_WRITE).owner()).isEqualTo(new ThreadRef(-1, 5, "t5"));
    }

    @Test
    void ofSeveralReadersNoneIsTheOwner() {
        holdings.put(seen(LOCK, false, 5, 6));

        LockWait wait = explained(LOCK, LockKind.READ_WRITE);

        assertThat(wait.owner()).isNull();
        assertThat(wait.holders()).extracting(ThreadRef::javaId).containsExactly(5L, 6L);
    }

    @Test
    void anOwnerWhomTheJvmNamesStands() {
        ThreadRef writer = new ThreadRef(3, 9, "writer");
        holdings.put(seen(LOCK, false, 5));

        assertThat(explained(LOCK, LockKind.READ_WRITE, writer).owner()).isEqualTo(writer);
    }

    @Test
    void whatSomebodyRunsIsAFutureThatHeDoesNotOwn() {
        holdings.put(seen(TASK, false, 5));

        LockWait wait = explained(TASK, LockKind.OTHER);

        assertThat(wait.kind()).isEqualTo(LockKind.FUTURE);
        assertThat(wait.owner()).isNull();
        assertThat(wait.isContended()).isFalse();
        assertThat(wait.holders()).hasSize(1);
    }

    @Test
    void aSignalHasNoHolderWhateverItsObjectIs() {
        holdings.put(seen(TASK, false, 5));

        assertThat(explained(TASK, LockKind.CONDITION).holders()).isEmpty();
    }

    @Test
    void onlyWhatIsOtherThanBeforeIsNews() {
        assertThat(holdings.put(seen(LOCK, false, 5))).containsExactly(LOCK);
        assertThat(holdings.put(seen(LOCK, false, 5))).isEmpty();
        assertThat(holdings.put(seen(LOCK, false, 5, 6))).containsExactly(LOCK);
        assertThat(holdings.put(nothing())).containsExactly(LOCK);
        assertThat(explained(LOCK, LockKind.READ_WRITE).holders()).isEmpty();
    }
}
