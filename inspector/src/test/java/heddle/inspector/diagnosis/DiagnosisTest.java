package heddle.inspector.diagnosis;

import static heddle.inspector.diagnosis.Contention.FROM;
import static heddle.inspector.diagnosis.Contention.LOCK;
import static heddle.inspector.diagnosis.Contention.SECOND;
import static heddle.inspector.diagnosis.Contention.SITE;
import static heddle.inspector.diagnosis.Contention.TO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import heddle.inspector.diagnosis.Finding.Confidence;
import heddle.inspector.diagnosis.Finding.Severity;
import heddle.inspector.diagnosis.rule.Rules;
import heddle.inspector.model.Activity;
import heddle.inspector.model.Block;
import heddle.inspector.model.JvmState;
import heddle.inspector.model.LockId;
import heddle.inspector.model.LockKind;
import heddle.inspector.model.Snapshots;
import heddle.inspector.model.StateTimes;
import heddle.inspector.model.ThreadControlBlock;
import heddle.inspector.model.ThreadRef;
import heddle.inspector.model.WaitCause;
import heddle.inspector.timeline.Window;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DiagnosisTest {
    private static final LockId TILL = new LockId("com.acme.Till", 2);

    private final Contention contention = new Contention();

    private Diagnosis diagnosis() {
        return Rules.diagnose(contention.window());
    }

    private String summary() {
        assertThat(diagnosis().findings()).hasSize(1);
        return diagnosis().findings().get(0).summary();
    }

    private Finding contention() {
        return diagnosis().findings().stream()
                .filter(finding -> finding.rule().equals("monitor-contention"))
                .findFirst()
                .orElseThrow();
    }

    private static Window deadlocked(Block... victims) {
        Stream<Block> members = Stream.of(waits(1, TILL, 2, TO - 41 * SECOND), waits(2, LOCK, 1, TO - 50 * SECOND));
        ThreadControlBlock[] threads =
                Stream.concat(members, Arrays.stream(victims)).map(Block::build).toArray(ThreadControlBlock[]::new);
        return new Window(Snapshots.at(FROM), Snapshots.at(TO, threads));
    }

    private static Block waits(int tid, LockId lock, int owner, long since) {
        return Block.of(tid)
                .waitsFor(lock, LockKind.MONITOR, Block.ref(owner))
                .frames(SITE)
                .since(since);
    }

    @Test
    void aHealthyProgramHasNoFindingsAndEveryRuleWasChecked() {
        contention
                .thread(Block.of(1).activity(Activity.idleWorker()))
                .thread(Block.of(2).waiting(WaitCause.SOCKET))
                .thread(Block.of(3));

        assertThat(diagnosis().findings()).isEmpty();
        assertThat(diagnosis().locks()).isEmpty();
        assertThat(diagnosis().checked())
                .startsWith("deadlock")
                .contains("monitor-contention", "lock-contention", "long-hold", "pool-exhausted", "no-cpu");
        assertThat(diagnosis().lostPerSecond()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0.24,", "0.25, MEDIUM", "0.49, MEDIUM", "0.5, HIGH", "12, HIGH"})
    void contentionIsAsBadAsWhatItCosts(double lostPerSecond, @Nullable Severity severity) {
        assertThat(Rules.diagnose(contention.lost(lostPerSecond).window()).findings())
                .extracting(Finding::severity)
                .isEqualTo(severity == null ? List.of() : List.of(severity));
    }

    @ParameterizedTest
    @EnumSource(
            names = {"MONITOR", "REENTRANT", "READ_WRITE", "STAMPED"},
            mode = EnumSource.Mode.EXCLUDE)
    void waitingForWhatIsNoLockIsNoContention(LockKind kind) {
        contention.kind(kind).lost(5);

        assertThat(diagnosis().findings()).isEmpty();
        assertThat(diagnosis().locks()).hasSize(1);
    }

    @Test
    void aMonitorAndALockAreDifferentRules() {
        assertThat(Rules.diagnose(contention.lost(1).window()).findings())
                .extracting(Finding::rule)
                .containsExactly("monitor-contention");
        assertThat(Rules.diagnose(contention.kind(LockKind.STAMPED).window()).findings())
                .extracting(Finding::rule)
                .containsExactly("lock-contention");
        assertThat(diagnosis().checked()).contains("monitor-contention").doesNotContain("lock-contention");
    }

    @Test
    void contentionSaysWhoWaitsForWhatAndWhoHoldsItDoingWhat() {
        contention
                .lost(1.9)
                .waiter(1, TO - 3 * SECOND, 9)
                .waiter(2, TO - SECOND / 2, 9)
                .thread(Block.of(9).waiting(WaitCause.SLEEP).frames(SITE));

        assertThat(summary())
                .isEqualTo(
                        "2 threads wait for Inventory@1f2e, the longest for 3.0 s, and 1.9 thread-seconds are lost each"
                                + " second; t9 holds it, asleep at Inventory.reserve:41.");
        assertThat(diagnosis().findings().get(0).threads()).containsExactly(Block.ref(1), Block.ref(2));
        assertThat(diagnosis().findings().get(0).lock()).isEqualTo(LOCK);
    }

    @Test
    void contentionOfOneThreadIsWrittenInTheSingular() {
        contention.lost(0.8).waiter(1, TO - 40 * SECOND, 9);

        assertThat(summary())
                .isEqualTo(
                        "1 thread waits for Inventory@1f2e, the longest for 40 s, and 0.8 thread-seconds are lost each"
                                + " second.");
    }

    @Test
    void nobodyIsSaidToLoseMoreThanASecondASecond() {
        contention.lost(1.1).waiter(1, TO - 40 * SECOND, 9);

        assertThat(summary()).contains("and 1.0 thread-seconds are lost each second");
    }

    @Test
    void contentionWithoutAWaiterJustNowSaysWhoHeldItMost() {
        contention.lost(1.25).ownedBy(Map.of("clerk-1", 60L, "clerk-2", 40L));

        assertThat(summary())
                .isEqualTo(
                        "1.3 thread-seconds are lost each second to waiting for Inventory@1f2e; clerk-1 held it most,"
                                + " 60 % of the time.");
    }

    @Test
    void anOwnerThatWaitsItselfIsSaidToWait() {
        contention.lost(2).waiter(1, FROM, 9).thread(waits(9, TILL, 8, FROM));

        assertThat(summary()).endsWith("; t9 holds it, waiting for Till@2 itself at Inventory.reserve:41.");
    }

    @Test
    void anOwnerThatHasWaitedForItIsNotSaidToWaitForAnother() {
        contention
                .lost(2)
                .waiter(1, FROM, 9)
                .thread(Block.of(9).waiting(WaitCause.MONITOR).jvmState(JvmState.RUNNABLE));

        assertThat(summary()).endsWith("; t9 holds it, runnable.");
    }

    @Test
    void theFiguresAreTheEvidence() {
        contention
                .lost(2)
                .why(StateTimes.ZERO.plus(1, 0, 4, WaitCause.SLEEP))
                .heldAt(Map.of(SITE, 5L))
                .over(1, FROM, FROM + SECOND / 5)
                .over(1, FROM + SECOND, FROM + 3 * SECOND);

        assertThat(contention().evidence())
                .containsExactly(
                        "2 waits ended: half within 200 ms, 99 % within 2.0 s, the longest 2.0 s",
                        "the loss is counted from looks at who waits",
                        "meanwhile its holder was asleep 80 % of the time",
                        "100 % of the holding at Inventory.reserve:41",
                        "100 % of the waiting at Inventory.reserve:41");
    }

    @Test
    void oneWaitIsWrittenInTheSingular() {
        contention.lost(2).over(1, FROM, FROM + 3 * SECOND);

        assertThat(diagnosis().findings().get(0).evidence()).startsWith("1 wait ended, after 3.0 s");
    }

    @Test
    void contentionIsNotJudgedOverLessThanThreeSeconds() {
        contention.lost(5).beginning(TO - 3 * SECOND + 1);

        assertThat(diagnosis().findings()).isEmpty();
        assertThat(diagnosis().checked()).contains("deadlock");
        assertThat(diagnosis().notChecked())
                .contains(new Diagnosis.Skipped("monitor-contention", "seen for 3.0 s so far, and it takes 3.0 s"));
    }

    @Test
    void aDeadlockSaysWhoHoldsWhatAndWantsWhat() {
        Finding finding = Rules.diagnose(deadlocked()).findings().get(0);

        assertThat(finding.summary())
                .isEqualTo(
                        "Deadlock for 41 s: t1 holds Inventory@1f2e and waits for Till@2; t2 holds Till@2 and waits for"
                                + " Inventory@1f2e.");
        assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(finding.confidence()).isEqualTo(Confidence.SURE);
        assertThat(finding.evidence())
                .containsExactly(
                        "t1 is waiting for Till@2 itself at Inventory.reserve:41",
                        "t2 is waiting for Inventory@1f2e itself at Inventory.reserve:41");
    }

    @Test
    void aDeadlockCountsWhoIsStuckBehindIt() {
        Finding one =
                Rules.diagnose(deadlocked(waits(3, LOCK, 1, TO))).findings().get(0);
        Finding two = Rules.diagnose(deadlocked(waits(3, LOCK, 1, TO), waits(4, LOCK, 1, TO)))
                .findings()
                .get(0);

        assertThat(one.summary()).endsWith(". 1 more thread is stuck behind.");
        assertThat(two.summary()).endsWith(". 2 more threads are stuck behind.");
        assertThat(two.threads()).extracting(ThreadRef::tid).containsExactly(1, 2, 3, 4);
    }

    @Test
    void contentionThatADeadlockExplainsIsToldBeneathIt() {
        LockId victims = new LockId("com.acme.Ledger", 3);
        contention
                .lock(victims)
                .lost(3)
                .thread(waits(1, TILL, 2, FROM))
                .thread(waits(2, LOCK, 1, FROM))
                .thread(waits(3, LOCK, 1, FROM))
                .waiter(4, FROM, 3);

        assertThat(diagnosis().findings())
                .extracting(Finding::rule, Finding::explainedBy)
                .containsExactly(
                        tuple("deadlock", null), tuple("monitor-contention", new Finding.Cause("deadlock", LOCK)));
    }

    @Test
    void contentionBesideADeadlockIsSaidToo() {
        LockId elsewhere = new LockId("com.acme.Ledger", 3);
        contention
                .lock(elsewhere)
                .lost(3)
                .thread(waits(1, TILL, 2, FROM))
                .thread(waits(2, LOCK, 1, FROM))
                .waiter(4, FROM, 9)
                .thread(Block.of(9));

        assertThat(diagnosis().findings())
                .extracting(Finding::rule, Finding::explainedBy)
                .containsExactly(tuple("deadlock", null), tuple("monitor-contention", null));
    }

    @Test
    void withoutLooksAndARecordingNoRuleAboutLocksWasChecked() {
        contention.unrecorded().lost(3);

        assertThat(diagnosis().checked()).doesNotContain("deadlock", "monitor-contention", "lock-contention");
        assertThat(diagnosis().notChecked())
                .extracting(Diagnosis.Skipped::rule)
                .contains("deadlock", "monitor-contention", "lock-contention");
    }
}
