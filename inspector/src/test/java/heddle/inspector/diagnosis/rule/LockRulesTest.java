package heddle.inspector.diagnosis.rule;

import static heddle.inspector.diagnosis.rule.Course.MILLI;
import static heddle.inspector.diagnosis.rule.Course.NOW;
import static heddle.inspector.diagnosis.rule.Course.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import heddle.inspector.diagnosis.Finding;
import heddle.inspector.diagnosis.Finding.Severity;
import heddle.inspector.model.Activity;
import heddle.inspector.model.Block;
import heddle.inspector.model.FinishedWait;
import heddle.inspector.model.LockAccount;
import heddle.inspector.model.LockId;
import heddle.inspector.model.LockKind;
import heddle.inspector.model.StackFrame;
import heddle.inspector.model.StateTimes;
import heddle.inspector.model.WaitCause;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules about locks that somebody holds while others wait. */
class LockRulesTest {
    private static final LockId LOCK = new LockId("com.acme.Inventory", 0x1f2e);
    private static final LockId TILL = new LockId("com.acme.Till", 2);
    private static final StackFrame SITE = new StackFrame("com.acme.Inventory", "reserve", "Inventory.java", 41);

    private static Block waits(int tid, LockId lock, int owner) {
        return Block.of(tid)
                .waitsFor(lock, LockKind.MONITOR, Block.ref(owner))
                .frames(SITE)
                .since(NOW - 20 * SECOND);
    }

    /** The lock has cost so much a second, its holders meanwhile doing what {@code why} says of each second. */
    private static Course contended(double seconds, double lost, StateTimes why) {
        return Course.of(seconds).account(at -> {
            double elapsed = (at - NOW) / (double) SECOND + 100;
            StateTimes done = StateTimes.ZERO.plus(
                    (long) (elapsed * why.runningNanos()),
                    (long) (elapsed * why.readyNanos()),
                    (long) (elapsed * why.waitingNanos()),
                    WaitCause.SLEEP);
            long samples = (long) (4 * elapsed);
            return new LockAccount(
                    LOCK,
                    LockKind.MONITOR,
                    (long) (elapsed * lost * SECOND),
                    samples,
                    Map.of("t9", 1L),
                    Map.of(),
                    done,
                    Block.ref(9));
        });
    }

    private static StateTimes why(int running, int ready, int asleep) {
        return StateTimes.ZERO.plus(running, ready, asleep, WaitCause.SLEEP);
    }

    private static FinishedWait over(int tid, long startNanos, long nanos) {
        return new FinishedWait(LOCK, 10 + tid, startNanos, startNanos + nanos, "", SITE);
    }

    @ParameterizedTest
    @CsvSource({"50, 50, 1", "51, 49, 0", "0, 100, 1"})
    void aHolderThatMostlyWaitsMeanwhileHoldsForLong(int running, int asleep, int found) {
        assertThat(contended(5, 1, why(running, 0, asleep)).findings("long-hold"))
                .hasSize(found);
    }

    @Test
    void aLongHoldSaysWhatTheHolderDoes() {
        Course course = contended(5, 1, why(20, 0, 80))
                .thread(waits(1, LOCK, 9))
                .thread(Block.of(9).waiting(WaitCause.SLEEP).frames(SITE));
        course.over(over(1, NOW - SECOND, SECOND / 2));

        Finding finding = course.findings("long-hold").get(0);

        assertThat(finding.summary())
                .isEqualTo("1 thread waits for Inventory@1f2e, the longest for 20 s; t9 holds it and is asleep for 80 %"
                        + " of that time.");
        assertThat(finding.severity()).isEqualTo(Severity.HIGH);
        assertThat(finding.advice()).startsWith("Do not wait while holding it");
        assertThat(finding.holders()).containsExactly(Block.ref(9));
    }

    @Test
    void oneHoldOfASecondIsLongWhateverItsHolderDoes() {
        Course course =
                contended(5, 1, why(100, 0, 0)).thread(waits(1, LOCK, 9)).thread(Block.of(9));

        Finding finding = course.findings("long-hold").get(0);

        assertThat(finding.summary()).endsWith("; t9 has held it for at least 5.0 s, running.");
        assertThat(finding.advice()).startsWith("Compute before taking the lock");
    }

    @Test
    void aHoldIsNotLongWhenTheLockHasChangedHandsSince() {
        Course course =
                contended(5, 1, why(100, 0, 0)).thread(waits(1, LOCK, 9)).thread(Block.of(9));

        assertThat(course.over(over(2, NOW - 2 * SECOND, SECOND + 1)).findings("long-hold"))
                .isEmpty();
    }

    @Test
    void aHolderThatChangesAtEveryLookHoldsForShort() {
        Course course = contended(5, 1, why(100, 0, 0))
                .thread(at -> waits(1, LOCK, at / Course.TICK % 2 == 0 ? 9 : 8))
                .thread(Block.of(8))
                .thread(Block.of(9));

        assertThat(course.findings("long-hold")).isEmpty();
    }

    @Test
    void contentionIsToldBeneathTheLongHoldBehindIt() {
        assertThat(contended(5, 1, why(0, 0, 100)).diagnosis().findings())
                .extracting(Finding::rule)
                .containsExactly("long-hold", "monitor-contention");
    }

    @Test
    void contentionIsSaidForSixSecondsAfterItHasEnded() {
        assertThat(ended(5).findings("monitor-contention")).hasSize(1);
        assertThat(ended(9).findings("monitor-contention")).isEmpty();
    }

    /** Contention that ended some seconds ago. */
    private static Course ended(int seconds) {
        return Course.of(20)
                .account(at -> new LockAccount(
                        LOCK,
                        LockKind.MONITOR,
                        Math.min(at, NOW - seconds * SECOND),
                        at / Course.TICK,
                        Map.of(),
                        Map.of(),
                        StateTimes.ZERO,
                        null));
    }

    @ParameterizedTest
    @CsvSource({"20, 80, 1", "19, 81, 0", "0, 100, 0"})
    void aHolderWithoutACpuForAFifthOfTheTimeIsPreempted(int ready, int running, int found) {
        assertThat(contended(5, 1, why(running, ready, 0)).findings("holder-preempted"))
                .hasSize(found);
    }

    @Test
    void aPreemptedHolderOfALockThatCostsLittleIsNotWorthAWord() {
        assertThat(contended(5, 0.2, why(0, 100, 0)).findings("holder-preempted"))
                .isEmpty();
    }

    @Test
    void aPreemptedHolderOfLowerPriorityIsAnInversion() {
        Course low = preemptedAt(1);
        Course same = preemptedAt(5);

        assertThat(low.findings("priority-inversion"))
                .extracting(Finding::summary)
                .containsExactly("t1 of priority 5 waits for Inventory@1f2e, which t9 of priority 1 holds, ready but"
                        + " without a CPU for 50 % of that time.");
        assertThat(same.findings("priority-inversion")).isEmpty();
        assertThat(same.findings("holder-preempted")).hasSize(1);
    }

    private static Course preemptedAt(int priority) {
        return contended(5, 1, why(50, 50, 0))
                .thread(waits(1, LOCK, 9))
                .thread(Block.of(9).activity(Activity.READY).priority(priority));
    }

    @ParameterizedTest
    @CsvSource({"1000, 10, 1", "990, 10, 0", "1000, 4, 0"})
    void manyShortHoldsAndALongQueueAreAConvoy(int waits, int waiters, int found) {
        Course course = contended(10, waiters, why(100, 0, 0)).thread(Block.of(99));
        for (int tid = 1; tid <= waiters; tid++) {
            course.thread(waits(tid, LOCK, 99).since(NOW - MILLI));
        }
        long length = 10L * waiters * SECOND / waits - 100;
        for (int i = 0; i < waits; i++) {
            long end = NOW - 10 * SECOND + (i + 1) * (10 * SECOND / waits) - 1;
            course.over(
                    over(i % 50, Math.max(NOW - 10 * SECOND, end - length), 0).until(end));
        }

        assertThat(course.findings("convoy")).hasSize(found);
    }

    @ParameterizedTest
    @CsvSource({"1000, 20, 1", "999, 20, 0", "1000, 19, 0"})
    void aThreadThatIsPassedByTwentyTimesInASecondStarves(int waitedMillis, int handOffs, int found) {
        Course course = contended(10, 0.1, why(100, 0, 0)).thread(Block.of(5));
        course.over(over(5, NOW - 2 * SECOND, waitedMillis * MILLI));
        course.over(over(7, NOW - 9 * SECOND, 40 * MILLI));
        for (int i = 0; i < handOffs; i++) {
            course.over(over(1 + i % 4, NOW - 2 * SECOND + i * 40L * MILLI, 40 * MILLI));
        }

        assertThat(course.findings("starvation")).hasSize(found);
    }

    @Test
    void waitsThatAreAllAlikeAreFair() {
        Course course = contended(10, 1, why(100, 0, 0)).thread(Block.of(5));
        for (int i = 0; i < 30; i++) {
            course.over(over(i, NOW - 9 * SECOND + i * 100L * MILLI, SECOND + i * MILLI));
        }

        assertThat(course.findings("starvation")).isEmpty();
    }

    @Test
    void threadsThatTakeTurnsOnOneCpuAreUnderAGlobalLock() {
        assertThat(takingTurns(1.0, 3).findings("global-lock"))
                .extracting(Finding::summary)
                .containsExactly("3 threads that only compute take turns on Inventory@1f2e: 1.0 of 2 CPUs are used, as"
                        + " under a global interpreter lock.");
    }

    @Test
    void threadsThatUseTwoCpusOrAreTwoOnlyAreUnderNone() {
        assertThat(takingTurns(1.4, 3).findings("global-lock")).isEmpty();
        assertThat(takingTurns(1.0, 2).findings("global-lock")).isEmpty();
        assertThat(takingTurns(1.0, 3).cpus("3").findings("global-lock")).isEmpty();
    }

    /** Threads that run in turn and wait for the lock otherwise, using so many CPUs together. */
    private static Course takingTurns(double cpus, int threads) {
        Course course = contended(5, threads - 1, why(100, 0, 0));
        for (int i = 0; i < threads; i++) {
            int tid = 1 + i;
            course.thread(at -> {
                int holder = 1 + (int) (at / Course.TICK % threads);
                long elapsed = at - NOW + 100 * SECOND;
                long ran = (long) (elapsed * cpus / threads);
                StateTimes times = StateTimes.ZERO.plus(ran, 0, elapsed - ran, WaitCause.MONITOR);
                Block block = tid == holder ? Block.of(tid) : waits(tid, LOCK, holder);
                return block.times(times).asOf(at);
            });
        }
        return course;
    }

    @Test
    void twoLocksTakenInBothOrdersCouldDeadlock() {
        assertThat(inOrders(TILL, LOCK).findings("lock-order"))
                .extracting(Finding::severity)
                .containsExactly(Severity.INFO);
        assertThat(inOrders(LOCK, TILL).findings("lock-order")).isEmpty();
    }

    /** First t1 holds the inventory and waits for the till, later t2 holds {@code second} and waits for {@code third}. */
    private static Course inOrders(LockId second, LockId third) {
        return Course.of(5)
                .thread(at -> at < NOW - 3 * SECOND ? waits(1, TILL, 8) : Block.of(1))
                .thread(at -> at > NOW - 2 * SECOND ? waits(2, third, 8) : Block.of(2))
                .thread(at -> at < NOW - 3 * SECOND ? waits(3, LOCK, 1) : waits(3, second, 2))
                .thread(Block.of(8));
    }

    @Test
    void aLockWhoseHolderWaitsForAnotherFollowsFromThatOne() {
        Course course = contended(5, 1, why(0, 0, 100))
                .account(at -> new LockAccount(
                        TILL,
                        LockKind.MONITOR,
                        at * 2,
                        at / Course.TICK,
                        Map.of(),
                        Map.of(),
                        StateTimes.ZERO,
                        Block.ref(8)))
                .thread(waits(1, LOCK, 9))
                .thread(waits(9, TILL, 8))
                .thread(Block.of(8));

        List<Finding> findings = course.diagnosis().findings();

        assertThat(findings.get(0).lock()).isEqualTo(TILL);
        assertThat(findings)
                .filteredOn(finding -> LOCK.equals(finding.lock()))
                .allMatch(finding -> finding.explainedBy() != null);
    }
}
