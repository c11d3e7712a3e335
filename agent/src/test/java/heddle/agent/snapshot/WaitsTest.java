package heddle.agent.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import heddle.agent.wire.LockEntry;
import heddle.agent.wire.ThreadEntry;
import heddle.agent.wire.ThreadFrames;
import heddle.agent.wire.WaitForm;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WaitsTest {

    private static final LockEntry QUEUE = new LockEntry("java.lang.Object", 7, LockEntry.NO_OWNER, "");

    private final Waits eager = new Waits(true);
    private final Waits patient = new Waits(false);

    @Test
    void aWaitWithoutFramesWantsThemAndOneWithFramesDoesNot() {
        List<ThreadEntry> snapshot = List.of(idle(1, 7), idle(2, 3), running(3));
        eager.see(snapshot, 0);
        assertThat(eager.wanted(snapshot, 0)).containsExactly(1L, 2L);

        eager.seeFrames(List.of(stack(1, 7)));

        assertThat(eager.wanted(snapshot, 0)).containsExactly(2L);
    }

    @Test
    void theNextWaitOnNoObjectIsAskedForItsFramesOnceASecondWhereTheyCostNoPause() {
        List<ThreadEntry> second = List.of(idle(1, 8));
        List<ThreadEntry> third = List.of(idle(1, 9));
        for (Waits waits : List.of(eager, patient)) {
            waits.see(List.of(idle(1, 7)), 0);
            waits.seeFrames(List.of(stack(1, 7)));
            waits.see(second, Waits.FRESH_NANOS - 1);
            assertThat(waits.wanted(second, Waits.FRESH_NANOS - 1)).isEmpty();
            waits.see(third, Waits.FRESH_NANOS);
        }

        assertThat(eager.wanted(third, Waits.FRESH_NANOS)).containsExactly(1L);
        patient.see(third, Waits.FRESH_NANOS + Waits.OLD_NANOS);
        assertThat(patient.wanted(third, Waits.FRESH_NANOS + Waits.OLD_NANOS)).isEmpty();
    }

    @Test
    void anotherKindOfWaitWantsFramesAtOnceWhereTheyCostNoPause() {
        eager.see(List.of(idle(1, 7)), 0);
        eager.seeFrames(List.of(stack(1, 7)));

        List<ThreadEntry> next = List.of(idleOn(1, 8, QUEUE));
        eager.see(next, 1);

        assertThat(eager.wanted(next, 1)).containsExactly(1L);
    }

    @Test
    void aWorkerThatIsIdleAgainOnItsQueueStandsWhereItStood() {
        for (Waits waits : List.of(eager, patient)) {
            waits.see(List.of(idleOn(1, 7, QUEUE)), 0);
            waits.seeFrames(List.of(stack(1, 7)));
            waits.see(List.of(running(1)), 1);
            List<ThreadEntry> again = List.of(idleOn(1, 8, QUEUE));
            waits.see(again, 2);
            waits.see(again, 2 + Waits.OLD_NANOS);

            assertThat(waits.wanted(again, 2 + Waits.OLD_NANOS)).isEmpty();
        }
    }

    @Test
    void aThreadThatWaitsForSomebodyAgainIsAskedAgain() {
        for (Waits waits : List.of(eager, patient)) {
            waits.see(List.of(blocked(1, 9)), 0);
            waits.seeFrames(List.of(stack(1, 0)));
            waits.see(List.of(running(1)), 1);
            List<ThreadEntry> again = List.of(blockedAgain(1, 9));
            waits.see(again, 2);
            waits.see(again, 2 + Waits.OLD_NANOS);

            assertThat(waits.wanted(again, 2 + Waits.OLD_NANOS)).containsExactly(1L, 9L);
        }
    }

    @Test
    void framesOfALaterWaitDoNotCountForThisOne() {
        List<ThreadEntry> snapshot = List.of(idle(1, 7));
        eager.see(snapshot, 0);

        eager.seeFrames(List.of(stack(1, 8)));

        assertThat(eager.wanted(snapshot, 0)).containsExactly(1L);
    }

    @Test
    void youngWaitsAreLeftForLaterWhereFramesCostAPause() {
        List<ThreadEntry> snapshot = List.of(blocked(1, 9));
        patient.see(snapshot, 0);
        assertThat(patient.wanted(snapshot, 0)).isEmpty();

        patient.see(snapshot, Waits.OLD_NANOS);

        assertThat(patient.wanted(snapshot, Waits.OLD_NANOS)).containsExactly(1L, 9L);
    }

    @Test
    void ownersAreWantedAgainOnlyWhereFramesCostNoPause() {
        List<ThreadEntry> snapshot = List.of(blocked(1, 9));
        for (Waits waits : List.of(eager, patient)) {
            waits.see(snapshot, 0);
            waits.seeFrames(List.of(stack(1, 0), stack(9, 0)));
        }

        assertThat(eager.wanted(snapshot, Waits.OLD_NANOS)).containsExactly(9L);
        assertThat(patient.wanted(snapshot, Waits.OLD_NANOS)).isEmpty();
    }

    @Test
    void anOwnerThatWaitsItselfIsWantedOnce() {
        List<ThreadEntry> snapshot = List.of(blocked(1, 9), idle(9, 4));
        eager.see(snapshot, 0);
        eager.seeFrames(List.of(stack(1, 0), stack(9, 4)));

        assertThat(eager.wanted(snapshot, 0)).isEmpty();
    }

    @Test
    void thoseKeptWaitingBySomebodyComeFirst() {
        List<ThreadEntry> snapshot = new ArrayList<>();
        IntStream.rangeClosed(1, 100).forEach(id -> snapshot.add(idle(id, 0)));
        snapshot.add(blocked(101, 102));

        eager.see(snapshot, 0);

        assertThat(eager.wanted(snapshot, 0)).hasSize(Waits.MAX_STACKS).startsWith(101L, 102L, 1L);
    }

    private static ThreadEntry idle(long id, long waitedCount) {
        return thread(id, Thread.State.WAITING, 0, waitedCount, null, WaitForm.PARK);
    }

    private static ThreadEntry idleOn(long id, long waitedCount, LockEntry lock) {
        return thread(id, Thread.State.WAITING, 0, waitedCount, lock, WaitForm.PARK);
    }

    private static ThreadEntry running(long id) {
        return thread(id, Thread.State.RUNNABLE, 0, 0, null, WaitForm.NONE);
    }

    private static ThreadEntry blocked(long id, long owner) {
        LockEntry lock = new LockEntry("java.lang.Object", 42, owner, "owner");
        return thread(id, Thread.State.BLOCKED, 0, 0, lock, WaitForm.MONITOR_ENTER);
    }

    private static ThreadEntry blockedAgain(long id, long owner) {
        LockEntry lock = new LockEntry("java.lang.Object", 42, owner, "owner");
        return thread(id, Thread.State.BLOCKED, 1, 0, lock, WaitForm.MONITOR_ENTER);
    }

    private static ThreadEntry thread(
            long id, Thread.State state, long blocked, long waited, @Nullable LockEntry lock, WaitForm form) {
        return new ThreadEntry(id, "thread " + id, state, false, 5, blocked, waited, lock, form);
    }

    private static ThreadFrames stack(long id, long waitedCount) {
        return new ThreadFrames(id, 0, waitedCount, List.of());
    }
}
