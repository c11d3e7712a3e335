package heddle.inspector.timeline;

import static heddle.inspector.timeline.JavaThread.lock;
import static org.assertj.core.api.Assertions.assertThat;

import heddle.inspector.model.Activity;
import heddle.inspector.model.LockId;
import heddle.inspector.model.ThreadControlBlock;
import heddle.inspector.model.ThreadKind;
import heddle.inspector.model.ThreadRef;
import heddle.inspector.model.WaitCause;
import heddle.inspector.observation.ThreadsIdentified;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which Java thread runs on which kernel thread. */
class FoldIdentityTest {
    private static final LockId MONITOR = lock("com.acme.Shop", 1);

    private final Feed feed = new Feed();
    private final JavaThread java = JavaThread.of(17);
    private final JavaThread other = JavaThread.of(18);

    private Activity activity() {
        return feed.thread(7).activity();
    }

    @Test
    void ofAJavaThreadMayComeLate() {
        feed.tick(Slice.fresh(7)).list(java.sleeps()).look();
        assertThat(feed.thread(7).name()).isEqualTo("comm-7");
        assertThat(feed.thread(7).kind()).isEqualTo(ThreadKind.NATIVE);

        feed.identify(17, 7).tick();
        assertThat(feed.thread(7).name()).isEqualTo("java-17");
        assertThat(feed.thread(7).kind()).isEqualTo(ThreadKind.PLATFORM);
        assertThat(activity()).isEqualTo(Activity.waiting(WaitCause.SLEEP));
    }

    @Test
    void ofAnOwnerReachesWaitersToWhichNothingHappens() {
        feed.tick(Slice.fresh(7), Slice.fresh(8)).identify(java.entersMonitor(MONITOR, other));
        feed.list(other).look();
        assertThat(feed.thread(7).owner()).isEqualTo(new ThreadRef(-1, 18, "java-18"));

        feed.identify(18, 8).tick();
        assertThat(feed.thread(7).owner()).isEqualTo(new ThreadRef(8, 18, "java-18"));
    }

    @Test
    void ofAThreadThatIsRenamedIsTheNewOne() {
        feed.tick(Slice.fresh(7)).tell(identified("young")).tick();
        assertThat(feed.thread(7).name()).isEqualTo("young");

        feed.tell(identified("old")).tick();

        assertThat(feed.thread(7).name()).isEqualTo("old");
    }

    private ThreadsIdentified identified(String name) {
        return new ThreadsIdentified(List.of(new ThreadsIdentified.Entry(17, 7, name)));
    }

    @Test
    void ofAThreadOfTheJvmItselfMakesItAnIdleWorker() {
        feed.tick(Slice.fresh(7)).identify(java).look();
        assertThat(activity()).isEqualTo(Activity.waiting(WaitCause.OTHER));

        feed.identify(-1, 7).tick();
        assertThat(feed.thread(7).kind()).isEqualTo(ThreadKind.VM);
        assertThat(feed.thread(7).name()).isEqualTo("identified-7");
        assertThat(activity()).isEqualTo(Activity.idleWorker());
    }

    @Test
    void ofAThreadThatTheJvmHidesIsThatOfTheJvmItself() {
        feed.tick(Slice.fresh(7)).identify(6, 7).look().tick();
        assertThat(feed.thread(7).kind()).isEqualTo(ThreadKind.PLATFORM);
        assertThat(feed.thread(7).javaId()).isEqualTo(6);

        feed.look().tick();
        assertThat(feed.thread(7).kind()).isEqualTo(ThreadKind.VM);
        assertThat(feed.thread(7).javaId()).isEqualTo(-1);
        assertThat(feed.thread(7).name()).isEqualTo("identified-7");
        assertThat(activity()).isEqualTo(Activity.idleWorker());
    }

    @Test
    void isAllThatIsKnownOfAJavaThreadWhenNobodyLooksAtTheJvm() {
        feed.tick(Slice.fresh(7).blockedIn(WaitCause.SOCKET)).identify(17, 7).tick();
        assertThat(feed.thread(7).kind()).isEqualTo(ThreadKind.PLATFORM);
        assertThat(feed.thread(7).javaId()).isEqualTo(17);
        assertThat(feed.thread(7).name()).isEqualTo("identified-7");
        assertThat(feed.thread(7).jvmState()).isNull();
        assertThat(activity()).isEqualTo(Activity.waiting(WaitCause.SOCKET));
    }

    @Test
    void ofAThreadThatLeftJavaIsForgotten() {
        feed.tick(Slice.fresh(7))
                .identify(java)
                .look()
                .unlist(java)
                .look()
                .look()
                .tick();
        assertThat(feed.thread(7).kind()).isEqualTo(ThreadKind.NATIVE);
        assertThat(feed.thread(7).name()).isEqualTo("comm-7");
    }

    @Test
    void doesNotPassToALaterThreadWithTheSameTid() {
        feed.tick(Slice.fresh(7)).identify(java.sleeps()).look().ticks(4);
        feed.tick(Slice.fresh(7));
        ThreadControlBlock thread = feed.thread(7);
        assertThat(thread.name()).isEqualTo("comm-7");
        assertThat(thread.firstSeenNanos()).isEqualTo(feed.now());
        assertThat(thread.times().totalNanos()).isZero();
    }

    @Test
    void ofAThreadThatEndedMeanwhileIsNotKeptForTheNextOne() {
        feed.tick(Slice.fresh(7), Slice.fresh(8)).tickWithout(List.of(7)).identify(17, 7);
        feed.list(java).look().tick(Slice.fresh(7));
        assertThat(feed.thread(7).kind()).isEqualTo(ThreadKind.NATIVE);
    }

    @Test
    void mayComeBeforeTheFirstTick() {
        feed.identify(java).tick(Slice.fresh(7)).look();
        assertThat(feed.thread(7).javaId()).isEqualTo(17);
    }

    @Test
    void inAContainerIsToldInItsOwnNumbers() {
        feed.tick(Slice.fresh(1007).namespaceTid(7), Slice.fresh(1008).namespaceTid(8));
        feed.identify(java.entersMonitor(MONITOR, other), other).look();
        assertThat(feed.thread(1007).javaId()).isEqualTo(17);
        assertThat(feed.thread(1007).owner()).isEqualTo(new ThreadRef(1008, 18, "java-18"));
    }
}
