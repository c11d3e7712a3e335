package heddle.inspector.timeline;

import static heddle.inspector.timeline.JavaThread.lock;
import static heddle.inspector.timeline.VirtualThreadsSeen.entry;
import static org.assertj.core.api.Assertions.assertThat;

import heddle.inspector.model.Activity;
import heddle.inspector.model.JvmState;
import heddle.inspector.model.LockId;
import heddle.inspector.model.LockKind;
import heddle.inspector.model.StackFrame;
import heddle.inspector.model.ThreadControlBlock;
import heddle.inspector.model.ThreadKind;
import heddle.inspector.model.ThreadRef;
import heddle.inspector.model.WaitCause;
import heddle.inspector.observation.JvmThreads.Form;
import heddle.inspector.observation.VirtualThreads;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VirtualTableTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long ID = 1001;
    private static final LockId REENTRANT = lock("java.util.concurrent.locks.ReentrantLock$NonfairSync", 2);

    private final Feed feed = new Feed().tick(Slice.fresh(7)).identify(JavaThread.of(17));

    private ThreadControlBlock seen(JvmState state, long carrier, Form form, @Nullable LockId lock) {
        return seen(entry(ID, state, carrier, form, lock));
    }

    private ThreadControlBlock seen(VirtualThreads.Entry entry) {
        feed.tell(VirtualThreadsSeen.of(feed.now(), entry));
        return feed.snapshot().byJavaId(ID).orElseThrow();
    }

    private Activity activity(JvmState state, long carrier, Form form, @Nullable LockId lock) {
        return seen(state, carrier, form, lock).activity();
    }

    @Test
    void aMountedThreadRunsOnItsCarrier() {
        ThreadControlBlock thread = seen(JvmState.RUNNABLE, 17, Form.NONE, null);

        assertThat(thread.activity()).isEqualTo(Activity.RUNNING);
        assertThat(thread.kind()).isEqualTo(ThreadKind.VIRTUAL);
        assertThat(thread.carrier()).isEqualTo(new ThreadRef(7, 17, ""));
    }

    @Test
    void aThreadQueuedForACarrierIsReady() {
        assertThat(activity(JvmState.RUNNABLE, -1, Form.NONE, null)).isEqualTo(Activity.READY);
        assertThat(activity(JvmState.NEW, -1, Form.NONE, null)).isEqualTo(Activity.NEW);
    }

    @Test
    void anUnmountedThreadWaitsForWhatItIsParkedOn() {
        assertThat(activity(JvmState.WAITING, -1, Form.PARK, REENTRANT)).isEqualTo(Activity.waiting(WaitCause.LOCK));
        assertThat(activity(JvmState.WAITING, -1, Form.PARK, null)).isEqualTo(Activity.waiting(WaitCause.PARK));
        assertThat(activity(JvmState.TIMED_WAITING, -1, Form.SLEEP, null)).isEqualTo(Activity.waiting(WaitCause.SLEEP));
        assertThat(activity(JvmState.TIMED_WAITING, -1, Form.OBJECT_WAIT, null))
                .isEqualTo(Activity.waiting(WaitCause.CONDITION));
        assertThat(activity(JvmState.BLOCKED, -1, Form.MONITOR_ENTER, lock("com.acme.Shop", 1)))
                .isEqualTo(Activity.waiting(WaitCause.MONITOR));
    }

    @Test
    void aQuietThreadKeepsItsBlock() {
        ThreadControlBlock before = seen(JvmState.WAITING, -1, Form.PARK, REENTRANT);
        feed.ticks(4);
        ThreadControlBlock after = seen(JvmState.WAITING, -1, Form.PARK, REENTRANT);

        assertThat(after).isSameAs(before);
        assertThat(after.timesAt(feed.now()).waitingNanos(WaitCause.LOCK)).isEqualTo(SECOND);
        assertThat(after.stripAt(feed.now()).length()).isEqualTo(1);
    }

    @Test
    void anotherLockIsAnotherWait() {
        seen(JvmState.WAITING, -1, Form.PARK, REENTRANT);
        feed.ticks(4);
        ThreadControlBlock after = seen(JvmState.WAITING, -1, Form.PARK, lock(REENTRANT.className(), 9));

        assertThat(after.sinceNanos()).isEqualTo(feed.now());
        assertThat(after.times().waitingNanos(WaitCause.LOCK)).isEqualTo(SECOND);
    }

    @Test
    void runningTimeIsCountedFromLookToLook() {
        seen(JvmState.RUNNABLE, 17, Form.NONE, null);
        feed.ticks(4);
        ThreadControlBlock after = seen(JvmState.RUNNABLE, 17, Form.NONE, null);

        assertThat(after.times().runningNanos()).isEqualTo(SECOND);
        assertThat(after.sinceNanos()).isEqualTo(feed.now() - SECOND);
    }

    @Test
    void aThreadThatIsNotListedAnyMoreIsGone() {
        seen(JvmState.RUNNABLE, 17, Form.NONE, null);
        feed.tell(VirtualThreadsSeen.of(feed.now(), new long[0]));

        assertThat(feed.snapshot().byJavaId(ID)).isEmpty();
    }

    @Test
    void aThreadThatIsParkedOnItsCarrierIsPinnedByTheNativeMethodBelow() {
        ThreadControlBlock thread = seen(staying(JvmState.WAITING, Form.PARK, park(), nativeCall(), work()));

        assertThat(thread.activity()).isEqualTo(Activity.waiting(WaitCause.PARK));
        assertThat(thread.pinned()).contains("native method Library.call");
        assertThat(thread.frames()).hasSize(3);
    }

    @Test
    void aThreadThatWaitsInAClassInitialiserIsPinnedByIt() {
        assertThat(seen(staying(JvmState.WAITING, Form.PARK, park(), frame("com.acme.Config", "<clinit>", 7), work()))
                        .pinned())
                .contains("initialiser of com.acme.Config");
    }

    @Test
    void aParkedThreadWithoutACarrierIsNotPinned() {
        assertThat(seen(JvmState.WAITING, -1, Form.PARK, REENTRANT).pinned()).isNull();
    }

    @Test
    void aThreadThatIsCalledRunningWhileItsCarrierSleepsWaitsInsideTheJvm() {
        feed.ticks(1);
        seen(staying(JvmState.RUNNABLE, Form.NONE, work()));
        feed.ticks(4);
        ThreadControlBlock thread = seen(staying(JvmState.RUNNABLE, Form.NONE, work()));

        assertThat(thread.activity()).isEqualTo(Activity.waiting(WaitCause.CLASS_INIT));
        assertThat(thread.pinned()).contains("class to be initialised");
    }

    @Test
    void aThreadWhoseCarrierRanIsNotPinned() {
        seen(staying(JvmState.RUNNABLE, Form.NONE, work()));
        feed.ticks(2).tick(Slice.of(7).ran(10).waited(240)).ticks(1);
        ThreadControlBlock thread = seen(staying(JvmState.RUNNABLE, Form.NONE, work()));

        assertThat(thread.activity()).isEqualTo(Activity.RUNNING);
        assertThat(thread.pinned()).isNull();
    }

    private static VirtualThreads.Entry staying(JvmState state, Form form, StackFrame... frames) {
        return new VirtualThreads.Entry(ID, "v", state, 17, form, null, -1, "", List.of(frames));
    }

    private static StackFrame park() {
        return frame("jdk.internal.misc.Unsafe", "park", StackFrame.NATIVE);
    }

    private static StackFrame nativeCall() {
        return frame("com.acme.Library", "call", StackFrame.NATIVE);
    }

    private static StackFrame work() {
        return frame("com.acme.Shop", "sell", 12);
    }

    private static StackFrame frame(String type, String method, int line) {
        return new StackFrame(type, method, null, line);
    }

    @Test
    void waitsForALockAreCharged() {
        VirtualThreads.Entry waiter =
                new VirtualThreads.Entry(ID, "v", JvmState.WAITING, -1, Form.PARK, REENTRANT, 17, "java-17", List.of());
        assertThat(seen(waiter).owner()).isEqualTo(new ThreadRef(7, 17, "java-17"));
        for (int i = 0; i < 5; i++) feed.look().tick();

        assertThat(feed.account(REENTRANT).lostNanos()).isEqualTo(SECOND);
        assertThat(feed.account(REENTRANT).kind()).isEqualTo(LockKind.REENTRANT);
    }
}
