package heddle.inspector.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import heddle.inspector.model.Block;
import heddle.inspector.model.LockId;
import heddle.inspector.model.LockKind;
import heddle.inspector.model.LockWait;
import heddle.inspector.model.StackFrame;
import heddle.inspector.model.ThreadControlBlock;
import heddle.inspector.model.WaitCause;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ClassInitsTest {
    private static final StackFrame CALLER = new StackFrame("com.acme.Main", "run", null, 5);

    private static StackFrame initialiser(String name) {
        return new StackFrame(name, "<clinit>", null, 3);
    }

    private static Block waits(int tid, StackFrame... frames) {
        return Block.of(tid).waiting(WaitCause.CLASS_INIT).frames(frames);
    }

    private static List<LockWait> explained(Block... threads) {
        List<ThreadControlBlock> built =
                Arrays.stream(threads).map(Block::build).toList();
        return ClassInits.explained(built).stream()
                .map(ThreadControlBlock::lockWait)
                .filter(Objects::nonNull)
                .toList();
    }

    @Test
    void whoRunsTheInitialiserOwnsTheClass() {
        assertThat(explained(waits(1, CALLER), Block.of(2).frames(initialiser("com.acme.Config"), CALLER)))
                .containsExactly(new LockWait(LockId.ofClass("com.acme.Config"), LockKind.CLASS_INIT, Block.ref(2)));
    }

    @Test
    void eachOfTwoThatWaitForTheOthersClassIsHeldUpByTheOther() {
        List<LockWait> waits =
                explained(waits(1, initialiser("com.acme.Hen"), CALLER), waits(2, initialiser("com.acme.Egg"), CALLER));

        assertThat(waits).extracting(wait -> wait.lock().text()).containsExactly("com.acme.Egg", "com.acme.Hen");
        assertThat(waits).extracting(LockWait::owner).containsExactly(Block.ref(2), Block.ref(1));
    }

    @Test
    void ofSeveralInitialisersNoneIsCalledTheOwner() {
        LockWait wait = explained(
                        waits(1, CALLER),
                        Block.of(2).frames(initialiser("com.acme.A")),
                        Block.of(3).frames(initialiser("com.acme.B")))
                .get(0);

        assertThat(wait.owner()).isNull();
        assertThat(wait.holders()).containsExactly(Block.ref(2), Block.ref(3));
        assertThat(wait.any()).isTrue();
    }

    @Test
    void whoWaitsForASuperclassInitialisesWithoutAFrame() {
        List<LockWait> waits = explained(waits(1, initialiser("com.acme.Base"), CALLER), waits(2, CALLER));

        assertThat(waits).extracting(LockWait::owner).containsExactly(Block.ref(2), Block.ref(1));
    }

    @Test
    void nobodyIsInventedWhereNobodyInitialises() {
        assertThat(explained(waits(1, CALLER))).extracting(LockWait::holders).containsExactly(List.of());
    }
}
