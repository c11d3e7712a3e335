package heddle.inspector.diagnosis;

import static heddle.inspector.diagnosis.Contention.FROM;
import static heddle.inspector.diagnosis.Contention.LOCK;
import static heddle.inspector.diagnosis.Contention.SECOND;
import static heddle.inspector.diagnosis.Contention.SITE;
import static heddle.inspector.diagnosis.Contention.TO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import heddle.inspector.diagnosis.LockReport.NamedShare;
import heddle.inspector.diagnosis.LockReport.Role;
import heddle.inspector.diagnosis.LockReport.Site;
import heddle.inspector.diagnosis.LockReport.Waiter;
import heddle.inspector.model.Activity;
import heddle.inspector.model.Block;
import heddle.inspector.model.Evidence;
import heddle.inspector.model.LockId;
import heddle.inspector.model.LockKind;
import heddle.inspector.model.StackFrame;
import heddle.inspector.model.StateTimes;
import heddle.inspector.model.ThreadControlBlock;
import heddle.inspector.model.WaitCause;
import heddle.inspector.timeline.Window;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LockReportsTest {
    private static final long MILLI = 1_000_000L;

    private final Contention contention = new Contention();

    @Test
    void whatRecordedWaitsAddUpToIsMeasured() {
        LockReport report = contention
                .over(1, FROM, FROM + 4 * SECOND)
                .over(2, FROM + SECOND, FROM + 2 * SECOND)
                .report();

        assertThat(report.lostPerSecond()).isCloseTo(0.5, within(1e-9));
        assertThat(report.lostEvidence()).isEqualTo(Evidence.MEASURED);
        assertThat(report.waits()).isEqualTo(2);
        assertThat(report.waitTimes().total()).isEqualTo(5 * SECOND);
    }

    @Test
    void whatOnlyLooksSawIsSampled() {
        LockReport report = contention.lost(2.5).report();

        assertThat(report.lostPerSecond()).isCloseTo(2.5, within(1e-9));
        assertThat(report.lostEvidence()).isEqualTo(Evidence.SAMPLED);
        assertThat(report.waits()).isZero();
    }

    @Test
    void recordedWaitsThatMissMostOfTheLossAreNotBelieved() {
        LockReport report = contention.lost(3).over(1, FROM, FROM + 2 * MILLI).report();

        assertThat(report.lostPerSecond()).isCloseTo(3, within(1e-9));
        assertThat(report.lostEvidence()).isEqualTo(Evidence.SAMPLED);
    }

    @Test
    void theOnlyLockOfAClassThatLooksSawIsTheOnlyOneThatWasRecorded() {
        LockId address = LockId.atAddress(LOCK.className(), 0xA0);
        Contention shortWaits = new Contention().lost(0.1).overOn(address, 1, FROM, FROM + MILLI);

        assertThat(LockReports.of(shortWaits.window()))
                .extracting(LockReport::id, LockReport::waits)
                .containsExactly(tuple(LOCK, 1L));
        assertThat(LockReports.of(shortWaits.waiter(2, TO - SECOND, 9).window()))
                .extracting(LockReport::id)
                .containsExactlyInAnyOrder(LOCK, address);
    }

    @Test
    void twoRecordedLocksOfAClassAreNotTakenForTheOneThatLooksSaw() {
        LockId address = LockId.atAddress(LOCK.className(), 0xA0);
        LockId other = LockId.atAddress(LOCK.className(), 0xB0);
        Contention two =
                contention.lost(0.1).overOn(address, 1, FROM, FROM + MILLI).overOn(other, 1, TO - MILLI, TO);

        assertThat(LockReports.of(two.window()))
                .extracting(LockReport::id)
                .containsExactlyInAnyOrder(LOCK, address, other);
    }

    @Test
    void onlyThePartInsideTheWindowIsLost() {
        LockReport report = contention.over(1, FROM - 5 * SECOND, FROM + SECOND).report();

        assertThat(report.lostPerSecond()).isCloseTo(0.1, within(1e-9));
        assertThat(report.waitTimes().max()).isEqualTo(6 * SECOND);
    }

    @Test
    void anOpenWaitCountsAsFarAsItHasCome() {
        LockReport report = contention
                .lost(1.4)
                .waiter(1, FROM - SECOND, 9)
                .waiter(2, TO - 4 * SECOND, 9)
                .report();

        assertThat(report.waitTimes().total()).isEqualTo(14 * SECOND);
        assertThat(report.waitTimes().open()).isEqualTo(11 * SECOND);
        assertThat(report.waits()).isZero();
        assertThat(report.waiters()).extracting(waiter -> waiter.thread().tid()).containsExactly(1, 2);
    }

    @Test
    void aWaitThatEndedAfterTheWindowIsStillOpenAtItsEnd() {
        LockReport report = contention
                .over(1, TO - 4 * SECOND, TO + SECOND)
                .waiter(1, TO - 4 * SECOND, 9)
                .report();

        assertThat(report.waits()).isZero();
        assertThat(report.waitTimes().total()).isEqualTo(4 * SECOND);
    }

    @Test
    void aWaitThatTheRecorderSawEndIsNotCountedAsOpenToo() {
        LockReport report = contention
                .over(1, TO - 4 * SECOND, TO - SECOND)
                .waiter(1, TO - 4 * SECOND, 9)
                .report();

        assertThat(report.waitTimes().total()).isEqualTo(4 * SECOND);
    }

    @Test
    void anOpenWaitIsYoungerThanTheRecordedOneBeforeIt() {
        LockReport report = contention
                .over(1, TO - 4 * SECOND, TO - 100 * MILLI)
                .waiter(1, TO - 250 * MILLI, 9)
                .report();

        assertThat(report.waitTimes().open()).isEqualTo(100 * MILLI);
        assertThat(report.waitTimes().max()).isEqualTo(4 * SECOND - 100 * MILLI);
    }

    @Test
    void anOpenWaitThatWasRecordedWhenItWasOverIsAsOldAsThat() {
        LockReport report = contention
                .over(1, TO - 20 * MILLI, TO + SECOND)
                .waiter(1, TO - 250 * MILLI, 9)
                .report();

        assertThat(report.waiters()).extracting(Waiter::ageNanos).containsExactly(20 * MILLI);
    }

    @Test
    void halfOfTheWaitsAreWithinTheMedian() {
        for (int i = 1; i <= 100; i++) contention.over(i, TO - i * 10L * MILLI, TO);
        LockReport report = contention.report();

        assertThat(report.waitTimes().p50()).isCloseTo(500 * MILLI, within(10 * MILLI));
        assertThat(report.waitTimes().p99()).isCloseTo(990 * MILLI, within(15 * MILLI));
        assertThat(report.waitTimes().max()).isEqualTo(1000 * MILLI);
    }

    @Test
    void noPercentileIsMoreThanTheLongest() {
        LockReport report = contention.over(1, TO - 1_234_567_891, TO).report();

        assertThat(report.waitTimes().p50()).isEqualTo(1_234_567_891);
        assertThat(report.waitTimes().p99()).isEqualTo(1_234_567_891);
    }

    @Test
    void absurdTimesOfTheTargetDoNoHarm() {
        LockReport report = contention
                .over(1, Long.MIN_VALUE / 4, TO)
                .over(2, TO, TO - SECOND)
                .report();

        assertThat(report.waitTimes().total()).isEqualTo(10 * SECOND);
    }

    @Test
    void theOwnerIsTheOneTheOldestWaiterNames() {
        ThreadControlBlock owner = Block.of(9).frames(SITE).build();
        LockReport report = contention
                .waiter(2, TO - SECOND, 8)
                .waiter(1, FROM, 9)
                .thread(Block.of(9).frames(SITE))
                .report();

        assertThat(report.owner()).contains(owner);
    }

    @Test
    void anOwnerThatIsGoneIsUnknown() {
        assertThat(contention.waiter(1, FROM, 9).report().owner()).isEmpty();
    }

    @Test
    void ownersSeenAreSharesOfTheWindow() {
        LockReport report = contention
                .lost(1)
                .ownedBy(Map.of("earlier", 7L, "clerk-1", 75L, "clerk-2", 25L))
                .report();

        assertThat(report.ownersSeen()).containsExactly(new NamedShare("clerk-1", 75), new NamedShare("clerk-2", 25));
    }

    @Test
    void whoHadItBeforeIsKnownFromTheRecorderFirst() {
        LockReport report = contention
                .lost(1)
                .ownedBy(Map.of("clerk-1", 75L))
                .over(1, FROM, TO)
                .report();

        assertThat(report.ownersSeen()).containsExactly(new NamedShare("previous", 100));
    }

    @Test
    void aLockThatOnlyTheRecorderToldOfIsReportedToo() {
        LockId address = LockId.atAddress("java.util.concurrent.Semaphore$FairSync", 0xA0);
        Window window =
                new Contention().lock(address).unlooked().over(1, FROM, TO).window();

        assertThat(LockReports.of(window)).hasSize(1);
        assertThat(LockReports.of(window).get(0).kind()).isEqualTo(LockKind.SEMAPHORE);
        assertThat(LockReports.of(window).get(0).lostPerSecond()).isEqualTo(1);
    }

    @Test
    void parksThatFollowEachOtherAtOnceAreOneWait() {
        LockReport report = contention
                .over(1, FROM, FROM + SECOND)
                .over(1, FROM + SECOND + MILLI / 4, FROM + 2 * SECOND)
                .over(2, FROM + SECOND + MILLI / 4, FROM + 2 * SECOND)
                .over(1, FROM + 3 * SECOND, FROM + 4 * SECOND)
                .report();

        assertThat(report.waits()).isEqualTo(3);
        assertThat(report.waitTimes().max()).isEqualTo(2 * SECOND);
    }

    @Test
    void aFewLooksDoNotOverruleTheRecorder() {
        LockReport report =
                contention.lost(3).samples(19).over(1, FROM, FROM + SECOND).report();

        assertThat(report.lostPerSecond()).isCloseTo(0.1, within(1e-9));
        assertThat(report.lostEvidence()).isEqualTo(Evidence.MEASURED);
    }

    @Test
    void sitesAreWhereItIsHeldAndWaitedFor() {
        StackFrame slow = new StackFrame("com.acme.Inventory", "save", "Inventory.java", 77);
        LockReport report = contention
                .heldAt(Map.of(SITE, 25L, slow, 75L))
                .over(1, FROM, TO)
                .report();

        assertThat(report.sites())
                .containsExactly(
                        new Site(slow, Role.HOLDER, 75),
                        new Site(SITE, Role.HOLDER, 25),
                        new Site(SITE, Role.WAITER, 100));
    }

    @Test
    void locksNobodyWaitedForInTheWindowAreLeftOut() {
        assertThat(LockReports.of(contention.window())).isEmpty();
    }

    @Test
    void anIdleWorkerAtAQueueIsNoWaiter() {
        contention.thread(Block.of(1)
                .waitsFor(LOCK, LockKind.QUEUE, null)
                .activity(Activity.idleWorker())
                .frames(SITE));

        assertThat(LockReports.of(contention.window())).isEmpty();
    }

    @Test
    void whyIsWhatTheOwnersDidInTheWindow() {
        StateTimes why = StateTimes.ZERO.plus(3, 0, 7, WaitCause.SLEEP);

        assertThat(contention.lost(1).why(why).report().why()).isEqualTo(why);
        assertThat(List.of(contention.report().kind())).containsExactly(LockKind.MONITOR);
    }

    @Test
    void pressureAndGainAreMeasuredAgainstThreadsThatWork() {
        StateTimes halfWaiting = StateTimes.ZERO
                .plus(5 * Contention.SECOND, 0, 0, WaitCause.OTHER)
                .plusWaiting(WaitCause.MONITOR, 5 * Contention.SECOND);
        StateTimes idle = StateTimes.ZERO.plusWaiting(WaitCause.PARK, 10 * Contention.SECOND);

        LockCost cost = new Contention()
                .unrecorded()
                .lost(1)
                .thread(Block.of(1).times(halfWaiting))
                .thread(Block.of(2).times(halfWaiting))
                .thread(Block.of(3).times(idle))
                .report()
                .cost();

        assertThat(cost.pressurePercent()).isCloseTo(50, within(0.1));
        assertThat(cost.gain()).isPresent();
        assertThat(cost.gain().get().times()).isCloseTo(2, within(0.01));
        assertThat(cost.gain().get().cap()).isEqualTo(LockCost.Cap.WAITING);
        assertThat(cost.handOffsPerSecond()).isEmpty();
    }

    @Test
    void sampledLossCarriesItsErrorAndMeasuredLossNone() {
        LockCost sampled =
                new Contention().unrecorded().lost(1).samples(40).report().cost();
        LockCost measured = new Contention()
                .over(1, Contention.FROM, Contention.TO)
                .lost(1)
                .report()
                .cost();

        assertThat(sampled.errorPerSecond()).isCloseTo(2 * Math.sqrt(40.0) / 40, within(0.01));
        assertThat(measured.errorPerSecond()).isZero();
        assertThat(measured.handOffsPerSecond().getAsDouble()).isCloseTo(0.1, within(0.01));
    }

    @Test
    void aGroupsShareIsOfTheLivesOfAllItsThreads() {
        StateTimes waits = StateTimes.ZERO
                .plus(Contention.SECOND, 0, 0, WaitCause.OTHER)
                .plusWaiting(WaitCause.MONITOR, 9 * Contention.SECOND);
        LockCost cost = new Contention()
                .over(1, Contention.FROM, Contention.TO)
                .thread(Block.of(1).times(waits))
                .thread(Block.of(2).times(waits))
                .report()
                .cost();

        assertThat(cost.groups()).extracting(LockReport.NamedShare::name).containsExactly("t#");
        assertThat(cost.groups().get(0).percent()).isCloseTo(50, within(0.1));
    }

    @Test
    void aLockThatOnlyTheKernelKnowsIsToldByItsOpenWaits() {
        LockId file = LockId.ofFile("/data/state.db");
        LockReport report = LockReports.of(new Contention()
                        .unlooked()
                        .thread(Block.of(1)
                                .waitsFor(file, LockKind.FILE, null)
                                .since(Contention.TO - 2 * Contention.SECOND))
                        .window())
                .get(0);

        assertThat(report.id().shortText()).isEqualTo("state.db");
        assertThat(report.lostPerSecond()).isCloseTo(0.2, within(0.01));
    }
}
