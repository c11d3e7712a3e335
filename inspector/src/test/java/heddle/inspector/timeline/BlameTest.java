package heddle.inspector.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import heddle.inspector.model.LockId;
import heddle.inspector.model.LockKind;
import heddle.inspector.model.LockWait;
import heddle.inspector.model.ThreadRef;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlameTest {
    private static LockId lock(int hash) {
        return new LockId("com.acme.Account", hash);
    }

    private static HeldUp waits(long javaId, int hash, long owner) {
        ThreadRef ref = owner < 0 ? null : new ThreadRef(-1, owner, "t" + owner);
        return new HeldUp(javaId, new LockWait(lock(hash), LockKind.MONITOR, ref));
    }

    @Test
    void theTimeOfAWaiterGoesToTheEndOfItsChain() {
        HeldUp first = waits(1, 10, 2);
        HeldUp second = waits(2, 20, 3);
        Blame blame = new Blame(List.of(first, second));

        assertThat(blame.root(first)).isEqualTo(lock(20));
        assertThat(blame.root(second)).isEqualTo(lock(20));
    }

    @Test
    void aLockWithoutAKnownOwnerIsTheEnd() {
        HeldUp waiter = waits(1, 10, -1);

        assertThat(new Blame(List.of(waiter)).root(waiter)).isEqualTo(lock(10));
    }

    @Test
    void aCircleHasNoEnd() {
        HeldUp one = waits(1, 10, 2);
        HeldUp two = waits(2, 20, 1);
        HeldUp behind = waits(3, 10, 2);
        Blame blame = new Blame(List.of(one, two, behind));

        assertThat(blame.root(one)).isNull();
        assertThat(blame.root(behind)).isNull();
    }

    @Test
    void aChainOfThousandsIsWalkedOnce() {
        List<HeldUp> chain = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) chain.add(waits(i, i, i + 1));
        Blame blame = new Blame(chain);

        assertThat(chain).allSatisfy(waiter -> assertThat(blame.root(waiter)).isEqualTo(lock(19_999)));
    }
}
