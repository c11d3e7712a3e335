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

    private final Waits eager = new Waits(0, true);
    private final Waits patient = new Waits(500, false);

    @Test
    void aWaitWithoutFramesWantsThemAndOneWithFramesDoesNot() {
        List<ThreadEntry> snapshot = List.of(idle(1, 7), idle(2, 3), running(3));
        eager.see(snapshot, 0);
        assertThat(eager.wanted(snapshot, 0)).containsExactly(1L, 2L);

        eager.seeFrames(List.of(stack(1, 7)));

        assertThat(eager.wanted(snapshot, 0)).containsExactly(2L);
    }

    @Test
    void theNextWaitOfAThreadWantsFramesAgain() {
        eager.see(List.of(idle(1, 7)), 0);
        eager.seeFrames(List.of(stack(1, 7)));

        List<ThreadEntry> next = List.of(idle(1, 8));
        eager.see(next, 1);

        assertThat(eager.wanted(next, 1)).containsExactly(1L);
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

        patient.see(snapshot, 500);

        assertThat(patient.wanted(snapshot, 500)).containsExactly(1L, 9L);
    }

    @Test
    void ownersAreWantedAgainOnlyWhereFramesCostNoPause() {
        List<ThreadEntry> snapshot = List.of(blocked(1, 9));
        for (Waits waits : List.of(eager, patient)) {
            waits.see(snapshot, 0);
            waits.seeFrames(List.of(stack(1, 0), stack(9, 0)));
        }

        assertThat(eager.wanted(snapshot, 1000)).containsExactly(9L);
        assertThat(patient.wanted(snapshot, 1000)).isEmpty();
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
        return thread(id, Thread.State.WAITING, waitedCount, null, WaitForm.PARK);
    }

    private static ThreadEntry running(long id) {
        return thread(id, Thread.State.RUNNABLE, 0, null, WaitForm.NONE);
    }

    private static ThreadEntry blocked(long id, long owner) {
        LockEntry lock = new LockEntry("java.lang.Object", 42, owner, "owner");
        return thread(id, Thread.State.BLOCKED, 0, lock, WaitForm.MONITOR_ENTER);
    }

    private static ThreadEntry thread(
            long id, Thread.State state, long waitedCount, @Nullable LockEntry lock, WaitForm form) {
        return new ThreadEntry(id, "thread " + id, state, false, 5, 0, waitedCount, lock, form);
    }

    private static ThreadFrames stack(long id, long waitedCount) {
        return new ThreadFrames(id, 0, waitedCount, List.of());
    }
}
