package heddle.inspector.diagnosis.rule;

import static heddle.inspector.diagnosis.rule.Course.NOW;
import static heddle.inspector.diagnosis.rule.Course.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import heddle.inspector.diagnosis.Diagnosis;
import heddle.inspector.model.Activity;
import heddle.inspector.model.Block;
import heddle.inspector.model.JvmState;
import heddle.inspector.model.LockAccount;
import heddle.inspector.model.LockId;
import heddle.inspector.model.LockKind;
import heddle.inspector.model.StackFrame;
import heddle.inspector.model.StateTimes;
import heddle.inspector.model.WaitCause;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Programs with nothing wrong. */
class HealthyTest {
    private static final LockId LOCK = new LockId("com.acme.Cache", 0xca);
    private static final StackFrame WORK = new StackFrame("com.acme.Task", "work", "Task.java", 5);
    private static final StackFrame RUN = new StackFrame("com.acme.Task", "run", "Task.java", 2);

    @Test
    void anIdleServerHasNoFindings() {
        Course course = Course.of(60).virtual();
        for (int tid = 1; tid <= 10; tid++) {
            course.thread(Block.of(tid)
                    .named("exec-" + tid)
                    .activity(Activity.idleWorker())
                    .since(1));
        }
        course.thread(Block.of(20)
                        .named("acceptor")
                        .jvmState(JvmState.RUNNABLE)
                        .kernelWait(WaitCause.SOCKET, "listening :8080")
                        .since(1))
                .thread(Block.of(21)
                        .named("poller")
                        .jvmState(JvmState.RUNNABLE)
                        .kernelWait(WaitCause.POLL, "socket 10.0.0.2:43210")
                        .since(1))
                .thread(Block.of(22).named("main").waiting(WaitCause.CONDITION).since(1));

        Diagnosis diagnosis = course.diagnosis();

        assertThat(diagnosis.findings()).isEmpty();
        assertThat(diagnosis.notChecked()).extracting(Diagnosis.Skipped::rule).containsExactly("herd", "race");
        assertThat(diagnosis.checked()).hasSize(26).contains("deadlock", "lost-wakeup", "pinned");
    }

    @Test
    void aBusyPoolWithAWellUsedLockHasNoFindings() {
        Course course = Course.of(60)
                .account(at -> new LockAccount(
                        LOCK,
                        LockKind.MONITOR,
                        at / 5,
                        at / Course.TICK,
                        Map.of("exec-1", at / 10, "exec-2", at / 10),
                        Map.of(),
                        StateTimes.ZERO.plus(at / 5, 0, 0, WaitCause.OTHER),
                        Block.ref(1)));
        for (int i = 1; i <= 8; i++) {
            int tid = i;
            course.thread(at -> worker(tid, at));
        }

        assertThat(course.diagnosis().findings()).isEmpty();
    }

    /** Runs a quarter of the time, now and then waits for the lock, and for work otherwise. */
    private static Block worker(int tid, long at) {
        long elapsed = at - NOW + 100 * SECOND;
        StateTimes times = StateTimes.ZERO
                .plus(elapsed / 4, elapsed / 100, elapsed / 40, WaitCause.MONITOR)
                .plusWaiting(WaitCause.PARK, elapsed - elapsed / 4 - elapsed / 100 - elapsed / 40);
        Block block = Block.of(tid).named("exec-" + tid).times(times).asOf(at);
        return switch ((int) ((at / Course.TICK + tid) % 8)) {
            case 0, 1 -> block.activity(Activity.RUNNING).frames(WORK, RUN).framesAt(at);
            case 2 ->
                block.waitsFor(LOCK, LockKind.MONITOR, Block.ref(1 + tid % 8))
                        .frames(WORK, RUN)
                        .since(at - SECOND / 100);
            default -> block.activity(Activity.idleWorker()).since(at - SECOND / 4);
        };
    }
}
