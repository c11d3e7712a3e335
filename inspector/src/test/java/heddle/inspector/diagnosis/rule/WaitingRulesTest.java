package heddle.inspector.diagnosis.rule;

import static heddle.inspector.diagnosis.rule.Course.NOW;
import static heddle.inspector.diagnosis.rule.Course.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import heddle.inspector.diagnosis.Finding;
import heddle.inspector.diagnosis.Finding.Severity;
import heddle.inspector.model.Activity;
import heddle.inspector.model.Block;
import heddle.inspector.model.JvmState;
import heddle.inspector.model.LockId;
import heddle.inspector.model.LockKind;
import heddle.inspector.model.StackFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules about threads that wait to be notified. */
class WaitingRulesTest {
    private static final LockId BATCH = new LockId("com.acme.Batch", 0xb);
    private static final StackFrame SITE = new StackFrame("com.acme.Batch", "await", "Batch.java", 30);

    private static Block waits(int tid, double seconds) {
        return Block.of(tid)
                .waitsFor(BATCH, LockKind.CONDITION, null)
                .frames(SITE)
                .since(NOW - (long) (seconds * SECOND));
    }

    @Test
    void twoThreadsThatNobodyNotifiesAreTold() {
        assertThat(Course.of(5).thread(waits(1, 4)).thread(waits(2, 3)).findings("waiting-on-object"))
                .extracting(Finding::summary)
                .containsExactly("2 threads (t1, t2) wait to be notified on Batch@b at Batch.await:30, and for 4.0 s"
                        + " nobody has done so.");
    }

    @ParameterizedTest
    @CsvSource({"2.001, 1", "2, 0"})
    void twoSecondsAreNotLong(double seconds, int found) {
        assertThat(Course.of(5).thread(waits(1, 4)).thread(waits(2, seconds)).findings("waiting-on-object"))
                .hasSize(found);
    }

    @Test
    void oneThreadAloneAndIdleWorkersAreHealthy() {
        Course course = Course.of(40)
                .thread(waits(1, 39))
                .thread(waits(2, 39).activity(Activity.idleWorker()))
                .thread(waits(3, 39).activity(Activity.idleWorker()));

        assertThat(course.diagnosis().findings()).isEmpty();
    }

    @Test
    void afterHalfAMinuteWithNobodyLeftItMayBeALostWakeUp() {
        Course course = Course.of(31).thread(waits(1, 30)).thread(waits(2, 30));

        Finding finding = course.findings("lost-wakeup").get(0);

        assertThat(finding.summary()).startsWith("Possibly a lost wake-up: 2 threads (t1, t2) wait to be notified");
        assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(course.findings("waiting-on-object"))
                .extracting(Finding::explainedBy)
                .containsExactly(new Finding.Cause("lost-wakeup", BATCH));
    }

    @Test
    void whileOthersWorkItIsOnlyWorthAWord() {
        assertThat(Course.of(31)
                        .thread(waits(1, 30))
                        .thread(waits(2, 30))
                        .thread(Block.of(3).since(NOW))
                        .findings("lost-wakeup"))
                .extracting(Finding::severity)
                .containsExactly(Severity.INFO);
    }

    @Test
    void aWaitWithATimeLimitOrOfLessThanHalfAMinuteIsNotLost() {
        Block limited = waits(2, 30).jvmState(JvmState.TIMED_WAITING);

        assertThat(Course.of(31).thread(waits(1, 30)).thread(limited).findings("lost-wakeup"))
                .isEmpty();
        assertThat(Course.of(31).thread(waits(1, 30)).thread(waits(2, 29.9)).findings("lost-wakeup"))
                .isEmpty();
    }

    @Test
    void aWakeUpIsNotJudgedBeforeHalfAMinuteWasSeen() {
        assertThat(Course.of(10).diagnosis().notChecked())
                .contains(new heddle.inspector.diagnosis.Diagnosis.Skipped(
                        "lost-wakeup", "seen for 10 s so far, and it takes 30 s"));
    }
}
