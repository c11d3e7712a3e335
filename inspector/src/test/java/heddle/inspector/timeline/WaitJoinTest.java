package heddle.inspector.timeline;

import static heddle.inspector.timeline.JavaThread.frames;
import static heddle.inspector.timeline.JavaThread.lock;
import static org.assertj.core.api.Assertions.assertThat;

import heddle.inspector.model.FinishedWait;
import heddle.inspector.model.LockId;
import heddle.inspector.model.LockKind;
import heddle.inspector.model.LockWait;
import heddle.inspector.model.StackFrame;
import heddle.inspector.observation.JvmPause;
import heddle.inspector.observation.WaitFinished;
import heddle.inspector.observation.WaitFinished.Form;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaitJoinTest {
    private static final long COST = 2;
    private static final String MONITOR = "com.acme.Shop";
    private static final String SYNC = "java.util.concurrent.locks.ReentrantLock$NonfairSync";
    private static final LockId SHOP = lock(MONITOR, 1);
    private static final LockId OTHER_SHOP = lock(MONITOR, 2);
    private static final LockId REENTRANT = lock(SYNC, 3);

    private final WaitJoin join = new WaitJoin();

    private void seen(long atNanos, long javaId, LockId lock) {
        join.look(atNanos, COST, List.of(new HeldUp(javaId, new LockWait(lock, LockKind.MONITOR, null))));
    }

    private static WaitFinished monitorWait(long javaId, long start, long end, long address) {
        return new WaitFinished(Form.MONITOR_ENTER, javaId, start, end, MONITOR, address, "owner", List.of());
    }

    private static WaitFinished park(long javaId, long start, long end, long address) {
        return new WaitFinished(Form.PARK, javaId, start, end, SYNC, address, "", List.of());
    }

    private List<LockId> matchedLocks() {
        return join.takeMatched().stream().map(FinishedWait::lock).toList();
    }

    @Test
    void aWaitThatBothSawIsMatched() {
        seen(150, 7, SHOP);
        join.hear(monitorWait(7, 100, 200, 0xA));

        assertThat(join.takeMatched()).containsExactly(new FinishedWait(SHOP, 7, 100, 200, "owner", null));
        assertThat(join.takeMatched()).isEmpty();
    }

    private static WaitFinished objectWait(long javaId, long start, long end) {
        return new WaitFinished(Form.OBJECT_WAIT, javaId, start, end, MONITOR, 0xA, "notifier", List.of());
    }

    @Test
    void aWaitToBeNotifiedIsForALockOnlyWhereAPoolLends() {
        seen(150, 7, SHOP);
        join.hear(objectWait(7, 100, 200));
        assertThat(matchedLocks()).isEmpty();

        join.look(350, COST, List.of(new HeldUp(7, new LockWait(SHOP, LockKind.POOL, null))));
        join.hear(objectWait(7, 300, 400));
        join.hear(objectWait(8, 300, 410));
        join.hear(monitorWait(7, 300, 400, 0xA));
        assertThat(matchedLocks()).containsExactly(SHOP, SHOP);
        assertThat(join.unmatchedSince(0)).hasSize(1);
    }

    @Test
    void aShortWaitIsMatchedByWhatALongOneTaught() {
        seen(150, 7, SHOP);
        join.hear(monitorWait(7, 100, 200, 0xA));
        join.hear(monitorWait(8, 210, 212, 0xA));

        assertThat(matchedLocks()).containsExactly(SHOP, SHOP);
    }

    @Test
    void shortWaitsOfBeforeAreMatchedWhenALongOneTeachesTheirLock() {
        join.hear(monitorWait(8, 90, 92, 0xA));
        join.hear(monitorWait(8, 94, 96, 0xB));
        assertThat(matchedLocks()).isEmpty();

        seen(150, 7, SHOP);
        join.hear(monitorWait(7, 100, 200, 0xA));

        assertThat(join.takeMatched()).extracting(FinishedWait::startNanos).containsExactlyInAnyOrder(90L, 100L);
    }

    @Test
    void instancesOfOneClassAreToldApartByTheirAddresses() {
        seen(150, 7, SHOP);
        seen(160, 8, OTHER_SHOP);
        join.hear(monitorWait(7, 100, 200, 0xA));
        join.hear(monitorWait(8, 100, 201, 0xB));
        join.hear(monitorWait(9, 300, 301, 0xB));
        join.hear(monitorWait(9, 302, 303, 0xC));

        assertThat(matchedLocks()).containsExactly(SHOP, OTHER_SHOP, OTHER_SHOP);
    }

    @Test
    void aLookThatMayHaveFallenIntoTheNextWaitTeachesNothing() {
        seen(200, 7, OTHER_SHOP);
        join.hear(monitorWait(7, 100, 201, 0xA));

        assertThat(matchedLocks()).isEmpty();
    }

    @Test
    void aWaitInWhichTwoLocksWereSeenTeachesNothing() {
        seen(120, 7, SHOP);
        seen(150, 7, OTHER_SHOP);
        join.hear(monitorWait(7, 100, 200, 0xA));

        assertThat(matchedLocks()).isEmpty();
    }

    @Test
    void aLookAtAnotherThreadTeachesNothing() {
        seen(150, 8, SHOP);
        join.hear(monitorWait(7, 100, 200, 0xA));

        assertThat(matchedLocks()).isEmpty();
    }

    @Test
    void aMonitorIsKnownForGoodAlsoAfterACollection() {
        seen(150, 7, SHOP);
        join.hear(monitorWait(7, 100, 200, 0xA));
        join.objectsMoved();
        join.hear(monitorWait(8, 300, 301, 0xA));

        assertThat(matchedLocks()).containsExactly(SHOP, SHOP);
    }

    @Test
    void aMonitorWhoseAddressIsUsedAgainIsTheOneSeenLast() {
        seen(150, 7, SHOP);
        join.hear(monitorWait(7, 100, 200, 0xA));
        seen(350, 7, OTHER_SHOP);
        join.hear(monitorWait(7, 300, 400, 0xA));
        join.hear(monitorWait(8, 410, 411, 0xA));

        assertThat(matchedLocks()).containsExactly(SHOP, OTHER_SHOP, OTHER_SHOP);
    }

    @Test
    void aParkedOnObjectIsForgottenAtACollection() {
        seen(150, 7, REENTRANT);
        join.hear(park(7, 100, 200, 0xA));
        join.objectsMoved();
        join.hear(park(8, 300, 301, 0xA));

        assertThat(matchedLocks()).containsExactly(REENTRANT);
    }

    @Test
    void aParkOfBeforeACollectionIsNotMatchedByAnAddressOfAfterIt() {
        join.hear(park(8, 90, 92, 0xA));
        join.objectsMoved();
        seen(150, 7, REENTRANT);
        join.hear(park(7, 100, 200, 0xA));

        assertThat(matchedLocks()).containsExactly(LockId.atAddress(SYNC, 0xA), REENTRANT);
    }

    @Test
    void aWaitForALockThatNobodyWasSeenWaitingForIsKnownByItsAddress() {
        join.hear(park(8, 90, 92, 0xA));
        FinishedWait byAddress = new FinishedWait(LockId.atAddress(SYNC, 0xA), 8, 90, 92, "", null);

        assertThat(matchedLocks()).isEmpty();
        assertThat(join.unmatchedSince(0)).containsExactly(byAddress);
        assertThat(join.unmatchedSince(0)).isSameAs(join.unmatchedSince(50));
        assertThat(join.unmatchedSince(93)).isEmpty();
    }

    @Test
    void aWaitThatIsMatchedLaterIsNoLongerKnownByItsAddress() {
        join.hear(monitorWait(8, 90, 92, 0xA));
        assertThat(join.unmatchedSince(0)).hasSize(1);

        seen(150, 7, SHOP);
        join.hear(monitorWait(7, 100, 200, 0xA));

        assertThat(matchedLocks()).containsExactlyInAnyOrder(SHOP, SHOP);
        assertThat(join.unmatchedSince(0)).isEmpty();
    }

    @Test
    void parksThatNoLookCanExplainAnyMoreKeepTheirAddress() {
        join.hear(park(8, 90, 92, 0xA));
        join.objectsMoved();

        assertThat(matchedLocks()).containsExactly(LockId.atAddress(SYNC, 0xA));
        assertThat(join.unmatchedSince(0)).isEmpty();
    }

    @Test
    void aLockThatSomebodyBuiltIsOneWhenItWasSeenWithAnOwner() {
        LockId mutex = lock("com.acme.Mutex", 9);
        join.hear(new WaitFinished(Form.PARK, 7, 100, 200, "com.acme.Mutex", 0xA, "", List.of()));
        assertThat(join.unmatchedSince(0)).isEmpty();

        seen(350, 7, mutex);
        join.hear(new WaitFinished(Form.PARK, 7, 300, 400, "com.acme.Mutex", 0xA, "", List.of()));
        assertThat(matchedLocks()).containsExactly(mutex);
    }

    @Test
    void aWaitForWorkIsNoWaitForALock() {
        List<StackFrame> worker = frames(
                "java.util.concurrent.SynchronousQueue.poll", "java.util.concurrent.ThreadPoolExecutor$Worker.run");
        String queue = "java.util.concurrent.SynchronousQueue$Transferer";
        join.hear(new WaitFinished(Form.PARK, 7, 100, 200, queue, 0xA, "", worker));

        assertThat(join.unmatchedSince(0)).isEmpty();
    }

    @Test
    void aWaitBehindAnotherAcceptorIsNoWaitForALock() {
        List<StackFrame> stack = frames(
                "java.util.concurrent.locks.LockSupport.park",
                "java.util.concurrent.locks.ReentrantLock.lock",
                "sun.nio.ch.NioSocketImpl.accept",
                "java.net.ServerSocket.accept",
                "com.acme.Server.run");
        join.hear(new WaitFinished(Form.PARK, 7, 100, 200, SYNC, 0xA, "", stack));

        assertThat(join.unmatchedSince(0)).isEmpty();
    }

    @Test
    void waitsAtOnePlaceShareIt() {
        seen(150, 7, SHOP);
        for (int i = 0; i < 2; i++) {
            List<StackFrame> stack = frames("java.lang.Object.wait", "com.acme.Shop.sell", "com.acme.Main.main");
            join.hear(new WaitFinished(Form.MONITOR_ENTER, 7, 100, 200 + i, MONITOR, 0xA, "", stack));
        }
        List<FinishedWait> waits = join.takeMatched();

        assertThat(waits.get(0).site()).isEqualTo(frames("com.acme.Shop.sell").get(0));
        assertThat(waits.get(0).site()).isSameAs(waits.get(1).site());
    }

    @Test
    void onlyWaitsForLocksAreOfInterest() {
        seen(150, 7, SHOP);
        for (Form form : List.of(Form.OBJECT_WAIT, Form.SLEEP, Form.IO)) {
            join.hear(new WaitFinished(form, 7, 100, 200, MONITOR, 0xA, "", List.of()));
        }

        assertThat(matchedLocks()).isEmpty();
    }

    @Test
    void whatIsNeverMatchedDoesNotPileUp() {
        for (int i = 0; i < 20_000; i++) join.hear(monitorWait(8, i, i + 1, 0xA));
        seen(30_000, 7, SHOP);
        join.hear(monitorWait(7, 29_000, 31_000, 0xA));

        assertThat(matchedLocks()).hasSize(4097);
    }

    @Test
    void theAddressesUsedLeastAreForgotten() {
        for (int i = 0; i < 5000; i++) {
            seen(i * 100L + 50, 7, lock(MONITOR, i));
            join.hear(monitorWait(7, i * 100L, i * 100L + 99, i));
        }
        assertThat(matchedLocks()).hasSize(5000);

        join.hear(monitorWait(8, 600_000, 600_001, 0));
        join.hear(monitorWait(8, 600_002, 600_003, 4999));

        assertThat(matchedLocks()).containsExactly(lock(MONITOR, 4999));
    }

    @Test
    void theFoldPutsMatchedWaitsIntoItsSnapshot() {
        Feed feed = new Feed();
        JavaThread java = JavaThread.of(17);
        feed.tick(Slice.fresh(7))
                .identify(java.entersMonitor(SHOP, JavaThread.of(18)))
                .look();
        long start = feed.now() - 10 * Feed.MILLI;
        long end = feed.now() + 10 * Feed.MILLI;
        feed.tell(monitorWait(17, start, end, 0xA)).tick();

        assertThat(feed.snapshot().waits().between(0, Long.MAX_VALUE))
                .containsExactly(new FinishedWait(SHOP, 17, start, end, "owner", null));
        assertThat(feed.ticks(300).snapshot().waits().between(0, Long.MAX_VALUE))
                .isEmpty();
    }

    @Test
    void theFoldForgetsParksAtACollectionOnly() {
        Feed feed = new Feed();
        JavaThread java = JavaThread.of(17);
        feed.tick(Slice.fresh(7)).identify(java.parksOn(REENTRANT, null)).look();
        feed.tell(park(17, feed.now() - 10 * Feed.MILLI, feed.now() + 10 * Feed.MILLI, 0xA));
        feed.tell(new JvmPause(feed.now(), feed.now() + 1, "RevokeBias", false));
        feed.tell(park(18, feed.now() + 11 * Feed.MILLI, feed.now() + 12 * Feed.MILLI, 0xA));
        feed.tell(new JvmPause(feed.now(), feed.now() + 1, "G1 Young", true));
        feed.tell(park(18, feed.now() + 13 * Feed.MILLI, feed.now() + 14 * Feed.MILLI, 0xA));

        assertThat(feed.tick().snapshot().waits().between(0, Long.MAX_VALUE))
                .extracting(FinishedWait::lock)
                .containsExactly(REENTRANT, REENTRANT, LockId.atAddress(REENTRANT.className(), 0xA));
    }
}
