package heddle.inspector.timeline;

import static heddle.inspector.timeline.JavaThread.frames;
import static heddle.inspector.timeline.JavaThread.lock;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import heddle.inspector.model.Activity;
import heddle.inspector.model.Block;
import heddle.inspector.model.LockAccount;
import heddle.inspector.model.LockId;
import heddle.inspector.model.LockKind;
import heddle.inspector.model.LockWait;
import heddle.inspector.model.StackFrame;
import heddle.inspector.model.StateTimes;
import heddle.inspector.model.ThreadRef;
import heddle.inspector.model.WaitCause;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.LongFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LockLedgerTest {
    private static final long MILLI = 1_000_000L;
    private static final long SECOND = 1_000 * MILLI;
    private static final long LOOK = 250 * MILLI;
    private static final LockId SHOP = lock("com.acme.Shop", 1);
    private static final LockId TILL = lock("com.acme.Till", 2);

    private final LockLedger ledger = new LockLedger();
    private long nowNanos = 1000 * SECOND;

    private void look(List<HeldUp> heldUp) {
        look(heldUp, javaId -> null);
    }

    private void look(List<HeldUp> heldUp, LongFunction<@Nullable Holder> holders) {
        nowNanos += LOOK;
        ledger.look(nowNanos, heldUp, holders);
    }

    private static List<HeldUp> waiters(int count, LockId lock, @Nullable ThreadRef owner) {
        List<HeldUp> heldUp = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            heldUp.add(new HeldUp(100 + i, new LockWait(lock, LockKind.MONITOR, owner)));
        }
        return heldUp;
    }

    private LockAccount account(LockId lock) {
        return Objects.requireNonNull(ledger.accounts().get(lock));
    }

    @Test
    void fiveThreadsThatWaitForTenSecondsLoseFiftyThreadSeconds() {
        look(List.of());
        for (int i = 0; i < 40; i++) look(waiters(5, SHOP, null));

        assertThat(account(SHOP).lostNanos()).isEqualTo(50 * SECOND);
        assertThat(account(SHOP).samples()).isEqualTo(200);
    }

    @Test
    void aPoolWhoseMonitorIsEnteredTooStaysAPool() {
        List<HeldUp> borrower = List.of(new HeldUp(100, new LockWait(SHOP, LockKind.POOL, null)));
        look(waiters(1, SHOP, null));
        assertThat(account(SHOP).kind()).isEqualTo(LockKind.MONITOR);

        look(borrower);
        look(waiters(1, SHOP, null));

        assertThat(account(SHOP).kind()).isEqualTo(LockKind.POOL);
    }

    @Property(tries = 20)
    void whatIsLostConvergesToTheTruth(@ForAll long seed, @ForAll @IntRange(min = 5, max = 95) int percent) {
        LockLedger sampled = new LockLedger();
        Random random = new Random(seed);
        long waited = 0;
        long end = 0;
        boolean waits = false;
        for (long now = 0; now < 600_000; now += 250) {
            while (end <= now) {
                waits = !waits;
                long length = 1L + random.nextInt(2 * (waits ? percent : 100 - percent));
                waited += waits ? length : 0;
                end += length;
            }
            sampled.look((now + 1) * MILLI, waits ? waiters(1, SHOP, null) : List.of(), owner -> null);
        }

        double truth = waited * MILLI;
        LockAccount account = Objects.requireNonNull(sampled.accounts().get(SHOP));
        assertThat(account.lostNanos() / truth).isCloseTo(1, within(0.35));
    }

    @Test
    void aGapBetweenLooksIsUnknownAndNotLost() {
        look(List.of());
        nowNanos += 60 * SECOND;
        look(waiters(1, SHOP, null));

        assertThat(account(SHOP).lostNanos()).isEqualTo(SECOND);
    }

    @Test
    void theFirstLookChargesNothing() {
        look(waiters(3, SHOP, null));

        assertThat(account(SHOP).lostNanos()).isZero();
        assertThat(account(SHOP).samples()).isEqualTo(3);
    }

    @Test
    void ownersAreChargedForAllWhoWaitedMeanwhile() {
        look(List.of());
        for (int i = 0; i < 3; i++) look(waiters(4, SHOP, Block.ref(7)));
        look(waiters(4, SHOP, Block.ref(8)));

        assertThat(account(SHOP).ownersSeen().get("t7")).isEqualTo(12 * LOOK);
        assertThat(account(SHOP).ownersSeen().get("t8")).isEqualTo(4 * LOOK);
        assertThat(account(SHOP).owner()).isEqualTo(Block.ref(8));
    }

    @Test
    void theLastOwnerStaysWhileTheLockIsHandedOver() {
        look(waiters(1, SHOP, Block.ref(7)));
        look(waiters(1, SHOP, null));

        assertThat(account(SHOP).owner()).isEqualTo(Block.ref(7));
    }

    @Test
    void theOwnersTimeWhileOthersWaitedIsChargedOnceForAllOfThem() {
        List<StackFrame> stack = frames("java.lang.Thread.sleep", "com.acme.Shop.sell");
        look(List.of());
        look(waiters(4, SHOP, Block.ref(7)), owner -> new Holder(Activity.RUNNING, stack));
        for (int i = 0; i < 3; i++) {
            look(waiters(4, SHOP, Block.ref(7)), owner -> new Holder(Activity.waiting(WaitCause.SLEEP), stack));
        }

        assertThat(account(SHOP).why()).isEqualTo(StateTimes.ZERO.plus(LOOK, 0, 3 * LOOK, WaitCause.SLEEP));
        assertThat(account(SHOP).holderSites()).containsOnlyKeys(stack.get(1)).containsValue(4 * LOOK);
    }

    @Test
    void aLockNobodyWaitsForKeepsItsAccount() {
        look(waiters(1, TILL, null));
        look(waiters(1, SHOP, null));
        LockAccount before = account(TILL);
        for (int i = 0; i < 10; i++) look(waiters(1, SHOP, null));

        assertThat(account(TILL)).isSameAs(before);
    }

    @Test
    void onlyTheLocksWaitedForLastAreKept() {
        look(waiters(1, SHOP, null));
        for (int i = 0; i < 3000; i++) {
            look(waiters(1, lock("java.util.concurrent.CountDownLatch$Sync", i), null));
            if (i % 100 == 0) look(waiters(1, TILL, null));
        }

        assertThat(ledger.accounts()).hasSize(1024).containsKey(TILL).doesNotContainKey(SHOP);
    }

    @Test
    void ownersAndSitesAreBounded() {
        for (int i = 0; i < 1000; i++) look(waiters(1, SHOP, new ThreadRef(i, i, "worker-" + i)));

        assertThat(account(SHOP).ownersSeen()).hasSize(64);
    }

    @Test
    void aThreadThatMostlyRunsIsChargedForTheLooksThatFindItWaiting() {
        Feed feed = new Feed();
        JavaThread java = JavaThread.of(17);
        JavaThread owner = JavaThread.of(18);
        feed.tick(Slice.fresh(7).runnable()).identify(java).look();
        for (int i = 0; i < 20; i++) {
            if (i % 2 == 0) java.entersMonitor(SHOP, owner);
            else java.runs();
            feed.tick(Slice.of(7).ran(150).waited(100).runnable()).look();
        }

        assertThat(feed.account(SHOP).lostNanos()).isEqualTo(10 * LOOK);
    }

    @Test
    void aHolderThatWaitedForTheLockBeforeIsNotSaidToWaitForItWhileItHoldsIt() {
        Feed feed = new Feed();
        JavaThread waiter = JavaThread.of(17);
        JavaThread holder = JavaThread.of(18).entersMonitor(SHOP, waiter);
        feed.tick(Slice.fresh(7), Slice.fresh(8)).identify(waiter, holder).look();
        waiter.entersMonitor(SHOP, holder);
        holder.runs();
        feed.tick(Slice.of(8).ran(60).ready(30).waited(160).runnable()).look();

        assertThat(feed.thread(8).activity()).isEqualTo(Activity.waiting(WaitCause.MONITOR));
        assertThat(feed.account(SHOP).why()).isEqualTo(StateTimes.ZERO.plus(LOOK, 0, 0, WaitCause.OTHER));
    }

    @Test
    void aHolderThatWaitsIsSaidToWaitAlthoughItMostlyRan() {
        Feed feed = new Feed();
        JavaThread waiter = JavaThread.of(17);
        JavaThread holder = JavaThread.of(18);
        feed.tick(Slice.fresh(7), Slice.fresh(8).runnable())
                .identify(waiter, holder)
                .look();
        waiter.entersMonitor(SHOP, holder);
        holder.sleeps();
        feed.tick(Slice.of(8).ran(160).waited(90)).look();

        assertThat(feed.account(SHOP).why().waitingNanos(WaitCause.SLEEP)).isEqualTo(LOOK);
    }

    @Test
    void whatTheKernelNamesIsWhyTheHolderWaits() {
        Feed feed = new Feed();
        JavaThread waiter = JavaThread.of(17);
        JavaThread holder = JavaThread.of(18);
        feed.tick(Slice.fresh(7), Slice.fresh(8)).identify(waiter, holder).look();
        waiter.entersMonitor(SHOP, holder);
        feed.tick(Slice.of(8).ran(1).waited(249).blockedIn(WaitCause.SOCKET)).look();

        assertThat(feed.account(SHOP).why().waitingNanos(WaitCause.SOCKET)).isEqualTo(LOOK);
    }

    @Test
    void aPlaceThatARunningHolderHasLongLeftIsNotChargedToIt() {
        Feed feed = new Feed();
        JavaThread waiter = JavaThread.of(17);
        JavaThread holder = JavaThread.of(18);
        feed.tick(Slice.fresh(7), Slice.fresh(8).runnable())
                .identify(waiter.entersMonitor(SHOP, holder), holder)
                .look()
                .frames(holder, frames("com.acme.Shop.sell"));
        for (int i = 0; i < 8; i++) feed.tick(Slice.of(8).ran(250).runnable()).look();

        assertThat(feed.account(SHOP).why().runningNanos()).isEqualTo(8 * LOOK);
        assertThat(feed.account(SHOP).holderSites()).containsValue(3 * LOOK);
    }

    @Test
    void threadsThatMayWaitForWorkAreNotCharged() {
        Feed feed = new Feed();
        LockId queue = lock("java.util.concurrent.SynchronousQueue$TransferStack", 5);
        feed.tick(Slice.fresh(7)).identify(JavaThread.of(17).parksOn(queue, null));
        for (int i = 0; i < 4; i++) feed.look().tick();

        assertThat(feed.snapshot().locks()).isEmpty();
    }
}
