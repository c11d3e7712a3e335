package heddle.inspector.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import heddle.inspector.model.Block;
import heddle.inspector.model.LockId;
import heddle.inspector.model.LockKind;
import heddle.inspector.model.Snapshot;
import heddle.inspector.model.Snapshots;
import heddle.inspector.model.StackFrame;
import heddle.inspector.model.ThreadControlBlock;
import heddle.inspector.model.ThreadRef;
import heddle.inspector.model.WaitCause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class DeadlocksTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long NOW = 100 * SECOND;
    private static final long LONG_AGO = 60 * SECOND;

    private static LockId lock(int hash) {
        return new LockId("com.acme.Account", hash);
    }

    /** Thread {@code tid} waits for lock {@code hash}, which thread {@code owner} has. */
    private static Block waits(int tid, int hash, int owner) {
        return Block.of(tid)
                .waitsFor(lock(hash), LockKind.MONITOR, Block.ref(owner))
                .since(LONG_AGO);
    }

    private static List<Deadlock> in(Block... threads) {
        return Deadlocks.in(Snapshots.at(NOW, build(threads)));
    }

    private static ThreadControlBlock[] build(Block... threads) {
        return Arrays.stream(threads).map(Block::build).toArray(ThreadControlBlock[]::new);
    }

    private static List<Integer> tids(List<ThreadControlBlock> threads) {
        return threads.stream().map(ThreadControlBlock::tid).toList();
    }

    private static List<Integer> members(Deadlock deadlock) {
        return deadlock.members().stream().map(member -> member.thread().tid()).toList();
    }

    @Test
    void twoThreadsThatWaitForEachOtherAreADeadlock() {
        List<Deadlock> found =
                in(waits(1, 20, 2).since(40 * SECOND), waits(2, 10, 1).since(41 * SECOND));

        assertThat(found).hasSize(1);
        assertThat(found.get(0).members())
                .extracting(member -> member.thread().tid(), Deadlock.Member::holds, Deadlock.Member::waitsOn)
                .containsExactly(tuple(1, lock(10), lock(20)), tuple(2, lock(20), lock(10)));
        assertThat(found.get(0).kind()).isEqualTo("monitor");
        assertThat(found.get(0).victims()).isEmpty();
        assertThat(found.get(0).sinceNanos()).isEqualTo(41 * SECOND);
    }

    @Test
    void aCircleOfThreeTellsWhoHoldsWhat() {
        List<Deadlock> found = in(waits(1, 30, 3), waits(2, 10, 1), waits(3, 20, 2));

        assertThat(found.get(0).members())
                .extracting(member -> member.thread().tid(), Deadlock.Member::holds, Deadlock.Member::waitsOn)
                .containsExactly(
                        tuple(1, lock(10), lock(30)), tuple(3, lock(30), lock(20)), tuple(2, lock(20), lock(10)));
    }

    @Test
    void aThreadThatWaitsForItselfIsADeadlock() {
        assertThat(members(in(waits(1, 10, 1)).get(0))).containsExactly(1);
    }

    @Test
    void everyoneWhoseWaitEndsInTheCircleIsAVictim() {
        List<Deadlock> found = in(
                waits(1, 50, 5), waits(2, 50, 1), waits(3, 60, 7), waits(5, 40, 6), waits(6, 50, 5), waits(9, 10, 1));

        assertThat(found).hasSize(1);
        assertThat(members(found.get(0))).containsExactly(5, 6);
        assertThat(tids(found.get(0).victims())).containsExactly(1, 2, 9);
    }

    @Test
    void circlesAreToldApart() {
        List<Deadlock> found = in(
                waits(1, 20, 2), waits(2, 10, 1), waits(3, 40, 4), waits(4, 30, 3), waits(5, 30, 3), waits(6, 20, 2));

        assertThat(found).extracting(DeadlocksTest::members).containsExactly(List.of(1, 2), List.of(3, 4));
        assertThat(found).extracting(deadlock -> tids(deadlock.victims())).containsExactly(List.of(6), List.of(5));
    }

    @Test
    void theKindIsThatOfWhatIsHeld() {
        Block one =
                Block.of(1).waitsFor(lock(20), LockKind.REENTRANT, Block.ref(2)).since(LONG_AGO);
        Block two = Block.of(2)
                .waitsFor(lock(10), LockKind.READ_WRITE, Block.ref(1))
                .since(LONG_AGO);

        assertThat(in(one, two).get(0).kind()).isEqualTo("lock");
        assertThat(in(one, waits(2, 10, 1)).get(0).kind()).isEqualTo("mixed");
    }

    @Test
    void aVirtualThreadMayTakePart() {
        ThreadControlBlock virtual = Block.virtual(900)
                .waitsFor(lock(10), LockKind.REENTRANT, Block.ref(1))
                .since(LONG_AGO)
                .build();
        ThreadControlBlock platform = Block.of(1)
                .waitsFor(lock(20), LockKind.REENTRANT, new ThreadRef(-1, 900, "v900"))
                .since(LONG_AGO)
                .build();

        List<Deadlock> found = Deadlocks.in(Snapshots.at(NOW, platform, virtual));

        assertThat(found.get(0).involvesVirtualThread()).isTrue();
    }

    @Test
    void aCircleIsNoDeadlockBeforeEveryMemberHasWaitedForASecond() {
        Block waitsLong = waits(1, 20, 2);

        assertThat(in(waitsLong, waits(2, 10, 1).since(NOW - SECOND + 1))).isEmpty();
        assertThat(in(waitsLong, waits(2, 10, 1).since(NOW - SECOND))).hasSize(1);
    }

    @Test
    void aVictimThatCameJustNowIsOne() {
        List<Deadlock> found =
                in(waits(1, 20, 2), waits(2, 10, 1), waits(3, 10, 1).since(NOW));

        assertThat(tids(found.get(0).victims())).containsExactly(3);
    }

    @Test
    void timeThatPassedSinceTheJvmLastToldItsLocksConfirmsNothing() {
        Snapshot looked = Snapshots.at(
                NOW,
                build(waits(1, 20, 2).since(NOW - SECOND / 2), waits(2, 10, 1).since(NOW - SECOND / 2)));
        Snapshot later = new Snapshot(
                looked.target(),
                NOW + 10 * SECOND,
                looked.at(),
                1,
                looked.threads(),
                List.of(),
                looked.turnover(),
                looked.locks(),
                looked.waits(),
                looked.memory(),
                looked.sources(),
                looked.particulars(),
                null);

        assertThat(Deadlocks.in(later)).isEmpty();
    }

    @Test
    void aChainThatEndsAtAThreadThatWorksIsNoDeadlock() {
        assertThat(in(waits(1, 20, 2), waits(2, 30, 3), Block.of(3))).isEmpty();
        assertThat(in(waits(1, 20, 2), waits(2, 30, 99))).isEmpty();
    }

    @Test
    void aThreadThatRunsIsNoMemberWhateverItWaitedFor() {
        Block runs = waits(2, 10, 1).activity(heddle.inspector.model.Activity.RUNNING);

        assertThat(in(waits(1, 20, 2), runs)).isEmpty();
    }

    private static Block sharing(int tid, LockKind kind, boolean any, List<ThreadRef> holders) {
        return Block.of(tid).waitsForAll(lock(77), kind, holders, any).since(LONG_AGO);
    }

    private static List<ThreadRef> refs(int... tids) {
        return Arrays.stream(tids).mapToObj(Block::ref).toList();
    }

    @Test
    void aReaderThatWantsToWriteWaitsForItself() {
        Deadlock found = in(sharing(1, LockKind.READ_WRITE, false, refs(1))).get(0);

        assertThat(members(found)).containsExactly(1);
        assertThat(found.kind()).isEqualTo("read-write-upgrade");
        assertThat(found.confidence()).isEqualTo(Finding.Confidence.SURE);
    }

    @Test
    void readersThatAllWantToWriteAreOneDeadlockAndLaterWritersItsVictims() {
        List<ThreadRef> readers = refs(1, 2, 3);

        List<Deadlock> found = in(
                sharing(1, LockKind.READ_WRITE, false, readers),
                sharing(2, LockKind.READ_WRITE, false, readers),
                sharing(4, LockKind.READ_WRITE, false, readers),
                Block.of(3));

        assertThat(found).hasSize(1);
        assertThat(members(found.get(0))).containsExactly(1, 2);
        assertThat(tids(found.get(0).victims())).containsExactly(4);
        assertThat(found.get(0).kind()).isEqualTo("read-write-upgrade");
    }

    @Test
    void aWriterIsStuckAsSoonAsOneOfManyReadersIs() {
        List<Deadlock> found = in(sharing(1, LockKind.READ_WRITE, false, refs(2, 3, 99)), waits(2, 10, 1), Block.of(3));

        assertThat(members(found.get(0))).containsExactly(1, 2);
        assertThat(found.get(0).kind()).isEqualTo("mixed");
    }

    @Test
    void aPoolWaitsForItselfOnlyWhenNoWorkerIsLeft() {
        List<ThreadRef> workers = refs(1, 2, 3);
        Block one = sharing(1, LockKind.FUTURE, true, workers);
        Block two = sharing(2, LockKind.FUTURE, true, workers);
        Block three = sharing(3, LockKind.FUTURE, true, workers);
        Block caller = sharing(8, LockKind.FUTURE, true, workers);

        assertThat(in(one, two, Block.of(3), caller)).isEmpty();
        Deadlock found = in(one, two, three, caller).get(0);
        assertThat(members(found)).containsExactly(1, 2, 3);
        assertThat(tids(found.victims())).containsExactly(8);
        assertThat(found.kind()).isEqualTo("self-call");
        assertThat(found.confidence()).isEqualTo(Finding.Confidence.STRONG);
    }

    @Test
    void whoGivesUpAfterATimeIsInNoDeadlock() {
        Block givesUp = waits(2, 10, 1).jvmState(heddle.inspector.model.JvmState.TIMED_WAITING);

        assertThat(in(waits(1, 20, 2), givesUp)).isEmpty();
    }

    @Test
    void theSignatureIsThatOfTheCodeAndNotOfTheThreads() {
        StackFrame debit = new StackFrame("com.acme.Transfer", "debit", null, 41);
        StackFrame credit = new StackFrame("com.acme.Transfer", "credit", null, 57);
        Deadlock one = in(waits(1, 20, 2).frames(debit), waits(2, 10, 1).frames(credit))
                .get(0);
        Deadlock other = in(waits(5, 60, 6).frames(credit), waits(6, 50, 5).frames(debit))
                .get(0);

        assertThat(one.signature()).isEqualTo(other.signature()).contains("Transfer.debit:41", "com.acme.Account");
    }

    @Test
    void aThousandReadersThatWantToWriteTakeNoLongerThanATick() {
        List<ThreadRef> readers = IntStream.range(0, 1000).mapToObj(Block::ref).toList();
        Block[] threads = IntStream.range(0, 1000)
                .mapToObj(tid -> sharing(tid, LockKind.READ_WRITE, false, readers))
                .toArray(Block[]::new);

        List<Deadlock> found = Assertions.assertTimeout(Duration.ofSeconds(2), () -> in(threads));

        assertThat(found.get(0).members()).hasSize(1_000);
    }

    private static final StackFrame ACQUIRE = new StackFrame("java.util.concurrent.Semaphore", "acquire", null, 318);
    private static final StackFrame BORROW = new StackFrame("com.acme.Pool", "borrow", null, 12);
    private static final StackFrame WITH = new StackFrame("com.acme.Pool", "with", null, 20);
    private static final StackFrame WORK = new StackFrame("com.acme.Job", "work", null, 30);

    /** It waits for a permit, in vain so far, and its stack is that. */
    private static Block wantsPermit(int tid, int semaphore, StackFrame... topFirst) {
        return Block.of(tid)
                .waitsFor(lock(semaphore), LockKind.SEMAPHORE, null)
                .frames(topFirst)
                .since(LONG_AGO);
    }

    @Test
    void thosePassingWhereOthersWaitAreTakenToHaveWhatIsLent() {
        Block one = wantsPermit(1, 7, ACQUIRE, BORROW, WITH, WORK, WITH, WORK);
        Block two = wantsPermit(2, 7, ACQUIRE, BORROW, WITH, WORK, WITH, WORK);
        Block behind = wantsPermit(3, 7, ACQUIRE, BORROW, WITH, WORK);

        Deadlock found = in(one, two, behind).get(0);

        assertThat(members(found)).containsExactly(1, 2);
        assertThat(tids(found.victims())).containsExactly(3);
        assertThat(found.kind()).isEqualTo("pool");
        assertThat(found.confidence()).isEqualTo(Finding.Confidence.GUESS);
    }

    @Test
    void crossedSemaphoresAreGuessedFromStacks() {
        Block one = wantsPermit(1, 7, ACQUIRE, BORROW, WITH, WORK, WITH);
        Block two = wantsPermit(2, 8, ACQUIRE, BORROW, WITH, WORK, WITH);

        assertThat(in(one, two)).extracting(Deadlock::kind).containsExactly("semaphore");
    }

    @Test
    void crossedStampedLocksAreGuessedFromStacks() {
        StackFrame[] inside = {BORROW, WITH, WORK, WITH};
        Block one = Block.of(1).waitsFor(lock(7), LockKind.STAMPED, null).frames(inside);
        Block two = Block.of(2).waitsFor(lock(8), LockKind.STAMPED, null).frames(inside);

        assertThat(in(one.since(LONG_AGO), two.since(LONG_AGO)))
                .extracting(Deadlock::kind)
                .containsExactly("lock");
    }

    @Test
    void oneThatIsInsideAndGoesOnRefutesTheGuess() {
        Block one = wantsPermit(1, 7, ACQUIRE, BORROW, WITH, WORK, WITH, WORK);
        Block inside = Block.of(2).frames(WORK, WITH).since(NOW);

        assertThat(in(one, inside)).isEmpty();
    }

    @Test
    void aThreadWhoseStackIsNotKnownRefutesEveryGuess() {
        Block one = wantsPermit(1, 7, ACQUIRE, BORROW, WITH, WORK, WITH, WORK);

        assertThat(in(one)).hasSize(1);
        assertThat(in(one, Block.of(2))).isEmpty();
    }

    @Test
    void aSleeperWhoseStackWasTakenMeanwhileIsWhereItWas() {
        Block one = wantsPermit(1, 7, ACQUIRE, BORROW, WITH, WORK, WITH, WORK);
        Block sleeper = Block.of(2).waiting(WaitCause.SLEEP).frames(WORK).since(NOW - SECOND);

        assertThat(in(one, sleeper.framesAt(LONG_AGO + SECOND))).hasSize(1);
        assertThat(in(one, sleeper.framesAt(LONG_AGO - SECOND))).isEmpty();
    }

    @Test
    void whoWaitsForAPermitAndHasPassedNobodyIsInNoDeadlock() {
        assertThat(in(wantsPermit(1, 7, ACQUIRE, BORROW, WITH), wantsPermit(2, 7, ACQUIRE, BORROW, WITH)))
                .isEmpty();
    }

    @Test
    void workersWhoAwaitTasksThatNobodyHasBegunAreAPoolThatWaitsForItself() {
        StackFrame get = new StackFrame("java.util.concurrent.FutureTask", "get", null, 190);
        StackFrame worker = new StackFrame("java.util.concurrent.ThreadPoolExecutor$Worker", "run", null, 635);
        Block one = sharing(1, LockKind.FUTURE, true, List.of()).frames(get, WORK, worker);
        Block two = sharing(2, LockKind.FUTURE, true, List.of()).frames(get, WORK, worker);
        Block busy = Block.of(3).frames(WORK, worker).since(NOW);

        assertThat(in(one, two)).extracting(Deadlock::kind).containsExactly("self-call");
        assertThat(in(one, two, busy)).isEmpty();
    }

    @Property(tries = 200)
    void everyPlantedCircleIsFoundWithAllItsVictims(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int length, @ForAll @IntRange(max = 40) int others) {
        Random random = new Random(seed);
        List<Block> threads = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            threads.add(waits(i, (i + 1) % length, (i + 1) % length));
        }
        for (int tid = length; tid < length + others; tid++) {
            int blocker = random.nextInt(tid);
            threads.add(waits(tid, blocker, blocker));
        }

        List<Deadlock> found = in(threads.toArray(Block[]::new));

        assertThat(found).hasSize(1);
        assertThat(found.get(0).members()).hasSize(length);
        assertThat(found.get(0).victims()).hasSize(others);
    }

    @Test
    void tenThousandThreadsInOneChainTakeNoLongerThanATick() {
        List<ThreadControlBlock> threads = new ArrayList<>();
        for (int tid = 0; tid < 10_000; tid++) {
            threads.add(waits(tid, tid + 1, tid == 9_999 ? 9_000 : tid + 1).build());
        }
        Snapshot snapshot = Snapshots.at(NOW, threads.toArray(ThreadControlBlock[]::new));

        List<Deadlock> found = Assertions.assertTimeout(Duration.ofSeconds(2), () -> Deadlocks.in(snapshot));

        assertThat(found.get(0).members()).hasSize(1_000);
        assertThat(found.get(0).victims()).hasSize(9_000);
    }
}
