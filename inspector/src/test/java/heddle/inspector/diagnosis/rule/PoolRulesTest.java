package heddle.inspector.diagnosis.rule;

import static heddle.inspector.diagnosis.rule.Course.NOW;
import static heddle.inspector.diagnosis.rule.Course.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import heddle.inspector.diagnosis.Finding;
import heddle.inspector.diagnosis.Finding.Severity;
import heddle.inspector.model.Activity;
import heddle.inspector.model.Block;
import heddle.inspector.model.LockId;
import heddle.inspector.model.LockKind;
import heddle.inspector.model.StackFrame;
import heddle.inspector.model.WaitCause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules about things of which there are several, and of which others have all. */
class PoolRulesTest {
    private static final LockId PERMITS = new LockId("java.util.concurrent.Semaphore$NonfairSync", 0x5e);
    private static final StackFrame ACQUIRE =
            new StackFrame("java.util.concurrent.Semaphore", "acquire", "Semaphore.java", 318);
    private static final StackFrame LEND = new StackFrame("org.pool.Pool", "get", "Pool.java", 12);
    private static final StackFrame QUERY = new StackFrame("com.acme.Service", "query", "Service.java", 40);
    private static final StackFrame SERVE = new StackFrame("com.acme.Service", "serve", "Service.java", 20);
    private static final StackFrame RUN = new StackFrame("com.acme.Worker", "run", "Worker.java", 9);

    private static Block waits(int tid, LockKind kind, long seconds, StackFrame... frames) {
        return Block.of(tid).waitsFor(PERMITS, kind, null).frames(frames).since(NOW - seconds * SECOND);
    }

    private static Block borrower(int tid, long seconds) {
        return waits(tid, LockKind.SEMAPHORE, seconds, ACQUIRE, LEND, QUERY, SERVE, RUN);
    }

    private static Block holder(int tid) {
        return Block.of(tid).waiting(WaitCause.SLEEP).frames(QUERY, SERVE, RUN);
    }

    @Test
    void twoThreadsThatWaitForWhatOthersHaveFindThePoolExhausted() {
        Finding finding = Course.of(5)
                .thread(borrower(1, 4))
                .thread(borrower(2, 3))
                .thread(holder(3))
                .findings("pool-exhausted")
                .get(0);

        assertThat(finding.summary())
                .isEqualTo("2 threads wait for a permit of Semaphore@5e, the longest for 4.0 s; t3, asleep at"
                        + " Service.query:40, seems to have one.");
        assertThat(finding.severity()).isEqualTo(Severity.HIGH);
        assertThat(finding.holders()).containsExactly(Block.ref(3));
    }

    @Test
    void oneThreadThatWaitsIsNoExhaustion() {
        assertThat(Course.of(5).thread(borrower(1, 4)).thread(holder(3)).findings("pool-exhausted"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"20, 2", "21, 0"})
    void fewWaitersAmongManyBusyThreadsAreNoExhaustion(int busy, int found) {
        Course course =
                Course.of(5).thread(borrower(1, 4)).thread(borrower(2, 4)).thread(holder(3));
        for (int tid = 4; tid <= busy; tid++) course.thread(Block.of(tid));

        assertThat(course.findings("pool-exhausted")).hasSize(found == 0 ? 0 : 1);
    }

    @Test
    void threadsThatWaitLessThanHalfTheTimeAreServedWellEnough() {
        Course course = Course.of(5)
                .thread(at -> at / Course.TICK % 3 == NOW / Course.TICK % 3 ? borrower(1, 0) : holder(1))
                .thread(at -> at / Course.TICK % 3 == NOW / Course.TICK % 3 ? borrower(2, 0) : holder(2))
                .thread(holder(3));

        assertThat(course.findings("pool-exhausted")).isEmpty();
    }

    @Test
    void idleWorkersAtTheirQueueAreNoBorrowers() {
        Course course = Course.of(10);
        for (int tid = 1; tid <= 10; tid++) {
            course.thread(Block.of(tid)
                    .waitsFor(PERMITS, LockKind.QUEUE, null)
                    .activity(Activity.idleWorker())
                    .since(1));
        }

        assertThat(course.diagnosis().findings()).isEmpty();
    }

    @Test
    void workersWithARunLoopOfTheirOwnThatWaitForWorkAreNoBorrowers() {
        StackFrame take = new StackFrame("java.util.concurrent.LinkedBlockingQueue", "take", null, 1);
        StackFrame next = new StackFrame("com.acme.Inbox", "next", "Inbox.java", 3);
        Course course = Course.of(10)
                .thread(waits(1, LockKind.QUEUE, 9, take, next, RUN))
                .thread(waits(2, LockKind.QUEUE, 9, take, next, RUN))
                .thread(Block.of(3).frames(QUERY, RUN));

        assertThat(course.diagnosis().findings()).isEmpty();
    }

    @Test
    void nobodyWhoHasOneAndNoWaitThatEndsIsALeak() {
        Course course = Course.of(8).thread(borrower(1, 7)).thread(borrower(2, 6));

        Finding finding = course.findings("pool-leak").get(0);

        assertThat(finding.summary())
                .isEqualTo("2 threads wait for a permit of Semaphore@5e, the longest for 7.0 s, and no living thread"
                        + " seems to have one: some were probably never given back.");
        assertThat(finding.confidence()).isEqualTo(Finding.Confidence.GUESS);
        assertThat(finding.severity()).isEqualTo(Severity.HIGH);
        assertThat(course.findings("pool-exhausted")).isEmpty();
    }

    @Test
    void aPoolIsNotLeakyBeforeEveryoneHasWaitedForFiveSeconds() {
        Course course = Course.of(8).thread(borrower(1, 7)).thread(borrower(2, 5));

        assertThat(course.findings("pool-leak")).isEmpty();
    }

    @Test
    void aPoolWithALivingHolderIsNotLeaky() {
        Course course =
                Course.of(8).thread(borrower(1, 7)).thread(borrower(2, 7)).thread(holder(3));

        assertThat(course.findings("pool-leak")).isEmpty();
        assertThat(course.findings("pool-exhausted")).hasSize(1);
    }
}
