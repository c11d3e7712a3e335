package heddle.inspector.timeline;

import static heddle.inspector.timeline.JavaThread.frames;
import static heddle.inspector.timeline.JavaThread.lock;
import static org.assertj.core.api.Assertions.assertThat;

import heddle.inspector.model.Activity;
import heddle.inspector.model.Allocation;
import heddle.inspector.model.JvmState;
import heddle.inspector.model.KernelWait;
import heddle.inspector.model.LockId;
import heddle.inspector.model.LockKind;
import heddle.inspector.model.LockWait;
import heddle.inspector.model.ReadyCause;
import heddle.inspector.model.Snapshot;
import heddle.inspector.model.StackFrame;
import heddle.inspector.model.ThreadControlBlock;
import heddle.inspector.model.ThreadKind;
import heddle.inspector.model.ThreadRef;
import heddle.inspector.model.Transitions;
import heddle.inspector.model.WaitCause;
import heddle.inspector.observation.KernelTick;
import heddle.inspector.observation.MemoryAllocated;
import heddle.inspector.observation.ProcessSlice;
import heddle.inspector.observation.StackSampled;
import heddle.inspector.observation.TargetEnded;
import heddle.inspector.observation.ThreadSlice;
import heddle.inspector.observation.ThreadsIdentified;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FoldTest {
    private static final LockId MONITOR = lock("com.acme.Shop", 1);
    private static final LockId REENTRANT = lock("java.util.concurrent.locks.ReentrantLock$NonfairSync", 2);
    private static final LockId CONDITION =
            lock("java.util.concurrent.locks.AbstractQueuedSynchronizer$ConditionObject", 3);

    private final Feed feed = new Feed();
    private final JavaThread java = JavaThread.of(17);
    private final JavaThread other = JavaThread.of(18);

    private Activity activity() {
        return feed.thread(7).activity();
    }

    @Nested
    class AQuietThread {
        @Test
        void keepsItsBlockAndItsWaitingGrows() {
            feed.tick(Slice.fresh(7)).identify(java.waitsAt(MONITOR)).look().ticks(4);
            ThreadControlBlock before = feed.thread(7);

            for (int second = 0; second < 5; second++) feed.ticks(4).look();

            assertThat(feed.thread(7)).isSameAs(before);
            assertThat(before.timesAt(feed.now()).waitingNanos(WaitCause.CONDITION))
                    .isEqualTo(6_000 * Feed.MILLI);
            assertThat(before.stripAt(feed.now()).length()).isEqualTo(6);
        }

        @Test
        void keepsItsBlockWhenAnotherIsIdentified() {
            feed.tick(Slice.fresh(7), Slice.fresh(8))
                    .identify(java.waitsAt(MONITOR))
                    .look()
                    .ticks(4);
            ThreadControlBlock before = feed.thread(7);

            feed.identify(other).tick().look();

            assertThat(feed.thread(7)).isSameAs(before);
        }

        @Test
        void keepsTheCauseOfTimeThatPassedBeforeTheCauseWasKnown() {
            feed.tick(Slice.fresh(7)).ticks(4).identify(java.sleeps()).look().ticks(4);

            ThreadControlBlock thread = feed.thread(7);

            assertThat(thread.timesAt(feed.now()).waitingNanos(WaitCause.OTHER)).isEqualTo(4 * Feed.TICK);
            assertThat(thread.timesAt(feed.now()).waitingNanos(WaitCause.SLEEP)).isEqualTo(4 * Feed.TICK);
        }

        @Test
        void waitsAfterItsLastSliceAlthoughThatWasMostlyRunning() {
            feed.tick(Slice.fresh(7).runnable()).tick(Slice.of(7).ran(200).waited(50));
            assertThat(activity()).isEqualTo(Activity.RUNNING);

            feed.ticks(3);

            assertThat(activity().isWaiting()).isTrue();
            assertThat(feed.thread(7).timesAt(feed.now()).waitingNanos()).isEqualTo(800 * Feed.MILLI);
        }
    }

    @Nested
    class Times {
        @Test
        void addUpToTheLifeOfTheThread() {
            feed.tick(Slice.fresh(7))
                    .tick(Slice.of(7).ran(100).ready(30).waited(120))
                    .ticks(3)
                    .tick(Slice.of(7).ran(250).runnable())
                    .tick(Slice.of(7).ran(10).ready(240).runnable())
                    .tick(Slice.of(7).ran(10).ready(20).waited(220));
            ThreadControlBlock thread = feed.thread(7);

            assertThat(thread.times().runningNanos()).isEqualTo(370 * Feed.MILLI);
            assertThat(thread.times().readyNanos()).isEqualTo(290 * Feed.MILLI);
            assertThat(thread.times().totalNanos()).isEqualTo(thread.asOfNanos() - thread.firstSeenNanos());
        }

        @Test
        void moveFromWaitingToReadyWhenAQueueWaitTurnsOutLate() {
            feed.tick(Slice.fresh(7).blockedIn(WaitCause.SOCKET))
                    .tick(Slice.of(7).ran(50).waited(200).blockedIn(WaitCause.SOCKET))
                    .tick(Slice.of(7).ran(150).ready(100).corrected(80).runnable());

            ThreadControlBlock thread = feed.thread(7);

            assertThat(thread.times().readyNanos()).isEqualTo(180 * Feed.MILLI);
            assertThat(thread.times().waitingNanos(WaitCause.SOCKET)).isEqualTo(120 * Feed.MILLI);
            assertThat(thread.times().totalNanos()).isEqualTo(500 * Feed.MILLI);
        }

        @Test
        void ofACorrectionComeFromTheWaitBeforeAndNeverFromTheNewOne() {
            feed.tick(Slice.fresh(7).blockedIn(WaitCause.SOCKET))
                    .tick(Slice.of(7).ran(50).waited(200).blockedIn(WaitCause.SOCKET))
                    .tick(Slice.of(7)
                            .ran(10)
                            .ready(20)
                            .waited(220)
                            .corrected(80)
                            .blockedIn(WaitCause.PIPE));

            ThreadControlBlock thread = feed.thread(7);

            assertThat(thread.times().waitingNanos(WaitCause.SOCKET)).isEqualTo(120 * Feed.MILLI);
            assertThat(thread.times().waitingNanos(WaitCause.PIPE)).isEqualTo(220 * Feed.MILLI);
        }

        @Test
        void ofAWindowNeverExceedIt() {
            feed.tick(Slice.fresh(7)).ticks(8);
            Snapshot from = feed.snapshot();
            feed.identify(java.parksOn(CONDITION, null)).look().ticks(2).frames(java, idleStack());
            Snapshot to = feed.ticks(4).snapshot();

            Window window = new Window(from, to);

            assertThat(window.times(feed.thread(7)).totalNanos()).isEqualTo(window.nanos());
        }

        @Test
        void ofAKernelThatDoesNotCountReadyAreRunningAndWaiting() {
            feed.tick(Slice.fresh(7).ready(-1).runnable())
                    .tick(Slice.of(7).ran(100).ready(-1).waited(150).runnable());

            ThreadControlBlock thread = feed.thread(7);

            assertThat(thread.readyKnown()).isFalse();
            assertThat(thread.activity()).isEqualTo(Activity.RUNNING);
            assertThat(thread.times().totalNanos()).isEqualTo(Feed.TICK);
        }

        @Test
        void includeTheArrowsTaken() {
            feed.tick(Slice.fresh(7))
                    .tick(Slice.of(7).ran(1).waited(249))
                    .tick(Slice.of(7).ran(1).waited(249));

            assertThat(feed.thread(7).transitions()).isEqualTo(new Transitions(2, 0, 2, 2));
        }
    }

    @Nested
    class TheState {
        @Test
        void isThatWithTheLargerPartOfTheTick() {
            feed.tick(Slice.fresh(7).runnable());
            assertThat(activity()).isEqualTo(Activity.RUNNING);
            assertThat(feed.tick(Slice.of(7).ran(100).ready(150).runnable())
                            .thread(7)
                            .activity())
                    .isEqualTo(Activity.READY);
            assertThat(feed.tick(Slice.of(7).ran(130).ready(120).runnable())
                            .thread(7)
                            .activity())
                    .isEqualTo(Activity.RUNNING);
            assertThat(feed.tick(Slice.of(7).ran(60).ready(60).waited(130))
                            .thread(7)
                            .activity()
                            .isWaiting())
                    .isTrue();
        }

        @Test
        void ofAReadyThreadHasTheCauseThatExplainsHalfOfIt() {
            Slice queued = Slice.of(7).ran(50).ready(200).runnable();
            feed.tick(Slice.fresh(7).runnable());
            assertThat(feed.tick(queued).thread(7).activity()).isEqualTo(Activity.ready(ReadyCause.CPU));
            assertThat(feed.throttled(99).tick(queued).thread(7).activity()).isEqualTo(Activity.ready(ReadyCause.CPU));
            assertThat(feed.throttled(100).tick(queued).thread(7).activity())
                    .isEqualTo(Activity.ready(ReadyCause.THROTTLED));
            assertThat(feed.throttled(0).stolen(0.4).tick(queued).thread(7).activity())
                    .isEqualTo(Activity.ready(ReadyCause.STOLEN));
            assertThat(feed.stolen(0.39).tick(queued).thread(7).activity()).isEqualTo(Activity.ready(ReadyCause.CPU));
        }

        @Test
        void ofAStarvedThreadLeavesItsOpenQueueWaitUncertain() {
            feed.tick(Slice.fresh(7));
            assertThat(feed.tick(Slice.of(7).ran(10).ready(20).waited(220))
                            .thread(7)
                            .uncertainNanos())
                    .isZero();
            assertThat(feed.tick(Slice.of(7).ran(30).ready(20).waited(200).runnable())
                            .thread(7)
                            .uncertainNanos())
                    .isZero();
            assertThat(feed.tick(Slice.of(7).ran(10).ready(20).waited(220).runnable())
                            .thread(7)
                            .uncertainNanos())
                    .isEqualTo(220 * Feed.MILLI);
        }

        @Test
        void ofARunningThreadDoesNotChangeWhenTheJvmLooks() {
            feed.tick(Slice.fresh(7).runnable())
                    .identify(java)
                    .tick(Slice.of(7).ran(250).runnable())
                    .look();
            assertThat(activity()).isEqualTo(Activity.RUNNING);

            feed.tell(new StackSampled(feed.now(), 17, frames("com.acme.Shop.sell")))
                    .tick(Slice.of(7).ran(250).runnable());
            assertThat(activity()).isEqualTo(Activity.RUNNING);
            feed.look();
            assertThat(activity()).isEqualTo(Activity.RUNNING);
            assertThat(feed.ageMillis(7)).isEqualTo(500);
        }

        @Test
        void ofAThreadThatGetsNoCpuIsReadySinceItWantedOne() {
            feed.tick(Slice.fresh(7))
                    .ticks(40)
                    .tick(Slice.of(7).ready(200).waited(50).runnable());
            assertThat(activity()).isEqualTo(Activity.READY);
            assertThat(feed.ageMillis(7)).isLessThanOrEqualTo(250);
        }
    }

    @Nested
    class TheCause {
        @Test
        void comesFromTheJvm() {
            feed.tick(Slice.fresh(7), Slice.fresh(8))
                    .identify(java.entersMonitor(MONITOR, other), other)
                    .look();

            ThreadControlBlock thread = feed.thread(7);

            assertThat(thread.activity()).isEqualTo(Activity.waiting(WaitCause.MONITOR));
            assertThat(thread.lockWait())
                    .isEqualTo(new LockWait(MONITOR, LockKind.MONITOR, new ThreadRef(8, 18, "java-18")));
            assertThat(thread.owner()).isEqualTo(new ThreadRef(8, 18, "java-18"));
            assertThat(thread.jvmState()).isEqualTo(JvmState.BLOCKED);
        }

        @ParameterizedTest
        @EnumSource(names = {"SOCKET", "POLL", "FILE", "PIPE", "SLEEP", "CHILD"})
        void comesFromTheKernelWhenJavaSaysRunnable(WaitCause cause) {
            feed.tick(Slice.fresh(7))
                    .identify(java)
                    .look()
                    .tick(Slice.of(7).ran(1).waited(249).blockedIn(cause));
            assertThat(activity()).isEqualTo(Activity.waiting(cause));
            feed.look();
            assertThat(activity()).isEqualTo(Activity.waiting(cause));
            assertThat(feed.thread(7).kernelWait())
                    .extracting(KernelWait::cause)
                    .isEqualTo(cause);
        }

        @Test
        void isWhatTheKernelNamesUntilTheJvmLooksAgain() {
            feed.tick(Slice.fresh(7))
                    .identify(java.entersMonitor(MONITOR, other))
                    .look();
            feed.tick(Slice.of(7).ran(1).waited(249).blockedIn(WaitCause.SOCKET));
            assertThat(activity()).isEqualTo(Activity.waiting(WaitCause.SOCKET));
            assertThat(feed.thread(7).lockWait()).isNull();

            java.entersMonitor(MONITOR, other);
            feed.look();
            assertThat(activity()).isEqualTo(Activity.waiting(WaitCause.MONITOR));
        }

        @Test
        void isNotThatOfALookThatComesLate() {
            feed.tick(Slice.fresh(7))
                    .identify(java.entersMonitor(MONITOR, other))
                    .look();
            feed.tick(Slice.of(7).ran(1).waited(249).blockedIn(WaitCause.SOCKET));
            feed.pass(-100).look().pass(100);
            assertThat(activity()).isEqualTo(Activity.waiting(WaitCause.SOCKET));
        }

        @Test
        void isTheRecentOneWhenTheJvmsLookMissedTheWait() {
            feed.tick(Slice.fresh(7))
                    .identify(java.entersMonitor(MONITOR, other))
                    .look();
            java.runs();
            feed.look().tick(Slice.of(7).ran(10).waited(240));
            assertThat(activity()).isEqualTo(Activity.waiting(WaitCause.MONITOR));
            assertThat(feed.thread(7).lockWait()).isNull();
        }

        @Test
        void ofAThreadThatIsCalledRunningInJavaCodeAndSleepsIsAClass() {
            sleepsThoughCalledRunning();
            assertThat(activity()).isEqualTo(Activity.waiting(WaitCause.OTHER));

            feed.frames(java.runs(), frames("com.acme.Shop.open")).look();

            assertThat(activity()).isEqualTo(Activity.waiting(WaitCause.CLASS_INIT));
        }

        @Test
        void ofAHousekeeperThatIsCalledRunningInNativeCodeIsItsIdleness() {
            sleepsThoughCalledRunning();
            StackFrame inNative = new StackFrame("java.lang.ref.Reference", "waitForList", null, StackFrame.NATIVE);

            feed.frames(java.runs(), List.of(inNative)).look();

            assertThat(activity()).isEqualTo(Activity.idleWorker());
        }

        private void sleepsThoughCalledRunning() {
            feed.tick(Slice.fresh(7))
                    .identify(java.runs())
                    .tick(Slice.of(7).ran(1).waited(249));
            feed.look().ticks(1).look().ticks(1).look();
        }

        @Test
        void isNotThatOfLongAgo() {
            feed.tick(Slice.fresh(7))
                    .identify(java.entersMonitor(MONITOR, other))
                    .look();
            java.runs();
            for (int i = 0; i < 9; i++)
                feed.tick(Slice.of(7).ran(250).runnable()).look();
            feed.tick(Slice.of(7).ran(100).waited(150));
            assertThat(activity()).isEqualTo(Activity.waiting(WaitCause.OTHER));
        }

        @Test
        void ofShortWaitsOfARunningThreadIsBookedToo() {
            feed.tick(Slice.fresh(7).runnable()).identify(java.sleeps()).look();
            feed.tick(Slice.of(7).ran(150).waited(100));
            assertThat(activity()).isEqualTo(Activity.RUNNING);
            assertThat(feed.thread(7).times().waitingNanos(WaitCause.SLEEP)).isEqualTo(100 * Feed.MILLI);
        }

        @Test
        void isStoppedForEveryThreadOfAStoppedProcess() {
            feed.tick(Slice.fresh(7)).identify(java.sleeps()).look().ticks(2);
            feed.processState('T').ticks(3);
            assertThat(activity()).isEqualTo(Activity.waiting(WaitCause.STOPPED));
            assertThat(feed.thread(7).timesAt(feed.now()).waitingNanos(WaitCause.STOPPED))
                    .isEqualTo(2 * Feed.TICK);

            feed.processState('S').tick(Slice.of(7).ran(1).waited(249)).look();
            assertThat(activity()).isEqualTo(Activity.waiting(WaitCause.SLEEP));
        }

        @Test
        void isStoppedWhenATracerHoldsTheThread() {
            feed.tick(Slice.fresh(7).letter('t'));
            assertThat(activity()).isEqualTo(Activity.waiting(WaitCause.STOPPED));
        }

        @Test
        void ofAWorkerWithoutWorkIsItsIdleness() {
            feed.tick(Slice.fresh(7))
                    .identify(java.parksOn(CONDITION, null))
                    .look()
                    .ticks(2);
            assertThat(activity()).isEqualTo(Activity.waiting(WaitCause.CONDITION));

            feed.frames(java, idleStack()).tick();
            assertThat(activity()).isEqualTo(Activity.idleWorker());
            assertThat(feed.thread(7).frames()).isEqualTo(idleStack());
        }

        @Test
        void ofAWorkerThatIsIdleAgainNeedsNoStack() {
            feed.tick(Slice.fresh(7))
                    .identify(java.parksOn(CONDITION, null))
                    .look()
                    .frames(java, idleStack());
            java.runs();
            feed.tick(Slice.of(7).ran(250).runnable()).look();
            java.parksOn(CONDITION, null);
            feed.tick(Slice.of(7).ran(1).waited(249)).look();
            assertThat(activity()).isEqualTo(Activity.idleWorker());
            assertThat(feed.thread(7).frames()).isEmpty();
        }
    }

    @Nested
    class TheAge {
        @Test
        void ofAWaitOutlastsSpuriousWakeUps() {
            feed.tick(Slice.fresh(7)).identify(java.parksOn(REENTRANT, other)).look();
            for (int i = 0; i < 8; i++)
                feed.tick(Slice.of(7).ran(1).waited(249)).look();
            assertThat(feed.ageMillis(7)).isEqualTo(2000);
        }

        @Test
        void beginsAnewWithAnotherWait() {
            feed.tick(Slice.fresh(7))
                    .identify(java.parksOn(REENTRANT, other))
                    .look()
                    .ticks(40)
                    .look();
            java.parksOn(REENTRANT, other);
            feed.tick(Slice.of(7).ran(1).waited(249)).look();
            assertThat(feed.ageMillis(7)).isZero();
        }

        @Test
        void beginsAnewAlsoWhenTheJvmsLookComesBeforeTheKernels() {
            feed.tick(Slice.fresh(7))
                    .identify(java.parksOn(REENTRANT, other))
                    .look()
                    .ticks(40)
                    .look();
            java.parksOn(REENTRANT, other);
            feed.pass(100).look();
            assertThat(feed.ageMillis(7)).isLessThanOrEqualTo(250);
            feed.tick(Slice.of(7).ran(1).waited(349)).look();
            assertThat(feed.ageMillis(7)).isLessThanOrEqualTo(500);
        }

        @Test
        void doesNotBeginAnewWhenOnlyMoreIsKnown() {
            feed.tick(Slice.fresh(7))
                    .ticks(4)
                    .identify(java.parksOn(CONDITION, null))
                    .look()
                    .ticks(4);
            feed.frames(java, idleStack()).tick();
            assertThat(activity()).isEqualTo(Activity.idleWorker());
            assertThat(feed.ageMillis(7)).isEqualTo(2250);
        }

        @Test
        void doesNotBeginAnewWhenTheJvmExplainsAWaitThatTheKernelSaw() {
            feed.tick(Slice.fresh(7).runnable())
                    .identify(java)
                    .look()
                    .tick(Slice.of(7).ran(20).waited(230));
            java.entersMonitor(MONITOR, other);
            feed.ticks(3).look();
            assertThat(activity()).isEqualTo(Activity.waiting(WaitCause.MONITOR));
            assertThat(feed.ageMillis(7)).isEqualTo(750);
        }

        @Test
        void ofAWaitInTheKernelBeginsWhenTheThreadLastRan() {
            feed.tick(Slice.fresh(7)).identify(java).look().ticks(4);
            feed.tick(Slice.of(7).ran(1).waited(249).blockedIn(WaitCause.SOCKET))
                    .ticks(2);
            assertThat(feed.ageMillis(7)).isEqualTo(500);
        }

        @Test
        void ofAMonitorAfterASocketIsThatOfTheMonitor() {
            feed.tick(Slice.fresh(7).blockedIn(WaitCause.SOCKET))
                    .identify(java)
                    .look()
                    .ticks(40)
                    .look();
            java.entersMonitor(MONITOR, other);
            feed.tick(Slice.of(7).ran(1).waited(249)).look();
            assertThat(feed.ageMillis(7)).isZero();
        }

        @Test
        void ofLateCountsIsNotThatOfAWakeUp() {
            feed.tick(Slice.fresh(7).blockedIn(WaitCause.SOCKET)).ticks(4);
            feed.tick(Slice.of(7).waited(250).blockedIn(WaitCause.SOCKET));
            assertThat(feed.ageMillis(7)).isEqualTo(1250);
        }
    }

    @Nested
    class Identity {
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
            feed.tick(Slice.fresh(7).blockedIn(WaitCause.SOCKET))
                    .identify(17, 7)
                    .tick();
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

    @Nested
    class Stacks {
        private final List<StackFrame> waiting = frames("java.lang.Object.wait", "com.acme.Shop.await");
        private final List<StackFrame> running = frames("com.acme.Shop.sell");

        @Test
        void ofAWaitEndWithIt() {
            feed.tick(Slice.fresh(7))
                    .identify(java.waitsAt(MONITOR))
                    .look()
                    .frames(java, waiting)
                    .tick();
            assertThat(feed.thread(7).frames()).isEqualTo(waiting);

            java.waitsAt(MONITOR);
            assertThat(feed.look().thread(7).frames()).isEmpty();
        }

        @Test
        void ofAWaitAreNotThoseOfTheThreadThatRunsOn() {
            feed.tick(Slice.fresh(7)).identify(java.waitsAt(MONITOR)).look().frames(java, waiting);
            java.runs();
            assertThat(feed.look().thread(7).frames()).isEmpty();
        }

        @Test
        void ofARunningThreadAreTheNewest() {
            feed.tick(Slice.fresh(7).runnable()).identify(java).look();
            feed.tell(new StackSampled(feed.now() - 1, 17, frames("com.acme.Shop.open")))
                    .frames(java, running);
            assertThat(feed.tick(Slice.of(7).ran(250).runnable()).thread(7).frames())
                    .isEqualTo(running);

            feed.tell(new StackSampled(feed.now(), 17, frames("com.acme.Shop.close")));
            assertThat(feed.tick(Slice.of(7).ran(250).runnable()).thread(7).frames())
                    .isEqualTo(frames("com.acme.Shop.close"));
        }

        @Test
        void ofARunningThreadAreNotThoseOfItsNextWait() {
            feed.tick(Slice.fresh(7).runnable()).identify(java).look().frames(java, running);
            java.waitsAt(MONITOR);
            assertThat(feed.look().thread(7).frames()).isEmpty();
        }
    }

    @Nested
    class TheStrip {
        @Test
        void hasOneCellASecond() {
            feed.tick(Slice.fresh(7).runnable());
            for (int i = 0; i < 4; i++) feed.tick(Slice.of(7).ran(250).runnable());
            for (int i = 0; i < 4; i++) feed.tick(Slice.of(7).ran(1).waited(249).blockedIn(WaitCause.SOCKET));
            assertStrip("IO", "RUNNING");
        }

        @Test
        void hasOneCellASecondAlsoWhenTicksAreLate() {
            feed.tick(Slice.fresh(7).runnable())
                    .pass(750)
                    .tick(Slice.of(7).ran(1000).runnable());
            feed.pass(2750).tick(Slice.of(7).ran(3000).runnable());
            feed.pass(1500).tick(Slice.of(7).waited(1750).blockedIn(WaitCause.SOCKET));
            assertStrip("IO", "RUNNING", "RUNNING", "RUNNING", "RUNNING");
        }

        @Test
        void ofAQuietThreadKeepsWhatItWasWhenTheCauseChanges() {
            feed.tick(Slice.fresh(7).blockedIn(WaitCause.SOCKET)).ticks(12);
            feed.identify(java.entersMonitor(MONITOR, other)).look().ticks(8);
            assertStrip("LOCK", "LOCK", "IO", "IO", "IO");
        }

        @Test
        void showsAShortStall() {
            feed.tick(Slice.fresh(7).runnable())
                    .identify(java.entersMonitor(MONITOR, other))
                    .look();
            feed.tick(Slice.of(7).ran(150).waited(100));
            java.runs();
            feed.look();
            for (int i = 0; i < 3; i++) feed.tick(Slice.of(7).ran(250).runnable());
            assertStrip("LOCK");
        }

        @Test
        void beginsWithTheThread() {
            feed.tick(Slice.fresh(6)).ticks(3).tick(Slice.fresh(7).runnable());
            for (int i = 0; i < 4; i++) feed.tick(Slice.of(7).ran(250).runnable());
            assertStrip("RUNNING");
        }

        private void assertStrip(String... newestFirst) {
            ThreadControlBlock thread = feed.thread(7);
            var strip = thread.stripAt(feed.now());
            assertThat(strip.length()).isEqualTo(newestFirst.length);
            for (int age = 0; age < newestFirst.length; age++) {
                assertThat(strip.at(age).name()).as("cell " + age).isEqualTo(newestFirst[age]);
            }
        }
    }

    @Test
    void aWallClockThatJumpsChangesNoTimes() {
        feed.tick(Slice.fresh(7));
        long now = feed.now() + Feed.TICK;
        ThreadSlice slice = Slice.of(7).ran(100).waited(150).endingAt(now);
        Instant yesterday = Instant.EPOCH.minusSeconds(86_400);
        feed.tell(new KernelTick(now, yesterday, List.of(slice), List.of(), new ProcessSlice('S', 1, 1, -1, -1, "")));

        assertThat(feed.snapshot().at()).isEqualTo(yesterday);
        assertThat(feed.thread(7).times().totalNanos()).isEqualTo(Feed.TICK);
    }

    @Test
    void allocationIsToldOfTheThreadThatMadeItUntilItEnds() {
        feed.tick(Slice.fresh(7)).identify(java).tick(Slice.of(7).ran(250));
        assertThat(feed.thread(7).allocation()).isNull();

        feed.tell(allocated(2048)).pass(1000);
        feed.tell(allocated(4096));
        assertThat(feed.thread(7).allocation())
                .isEqualTo(new Allocation(4096, feed.now(), 2048, feed.now() - 1000 * Feed.MILLI));

        feed.tickWithout(List.of(7)).tick(Slice.fresh(7)).identify(17, 7);
        assertThat(feed.thread(7).allocation()).isNull();
    }

    private MemoryAllocated allocated(long bytes) {
        return new MemoryAllocated(List.of(new MemoryAllocated.Entry(17, bytes, feed.now())));
    }

    @Test
    void threadsAreOrderedByTidAndVirtualOnesByJavaIdAtTheEnd() {
        feed.tick(Slice.fresh(30), Slice.fresh(4), Slice.fresh(17));
        feed.tell(VirtualThreadsSeen.of(feed.now(), 1002, 1001, 1003));
        assertThat(feed.snapshot().threads())
                .extracting(ThreadControlBlock::tid)
                .containsExactly(4, 17, 30, -1, -1, -1);
        assertThat(feed.snapshot().threads().subList(3, 6))
                .extracting(ThreadControlBlock::javaId)
                .containsExactly(1001L, 1002L, 1003L);
    }

    @Test
    void aThreadThatEndedIsGone() {
        feed.tick(Slice.fresh(7), Slice.fresh(8)).tickWithout(List.of(7));
        assertThat(feed.snapshot().threads())
                .extracting(ThreadControlBlock::tid)
                .containsExactly(8);
    }

    @Test
    void aThreadThatEndedIsKeptForAMinuteAsItWas() {
        feed.tick(Slice.fresh(6), Slice.fresh(7))
                .identify(java.sleeps())
                .look()
                .ticks(3)
                .tickWithout(List.of(7));
        ThreadControlBlock ended = feed.snapshot().terminated().get(0);
        assertThat(ended.activity()).isEqualTo(Activity.TERMINATED);
        assertThat(ended.name()).isEqualTo("java-17");
        assertThat(ended.lockWait()).isNull();
        assertThat(ended.sinceNanos()).isEqualTo(feed.now());
        assertThat(ended.times().waitingNanos(WaitCause.SLEEP)).isEqualTo(4 * Feed.TICK);

        assertThat(feed.ticks(240).snapshot().terminated()).containsExactly(ended);
        assertThat(feed.tick().snapshot().terminated()).isEmpty();
    }

    @Test
    void onlyTheNewestOfTheEndedAreKept() {
        Slice[] many = IntStream.range(0, 600).mapToObj(Slice::fresh).toArray(Slice[]::new);
        feed.tick(many).tickWithout(IntStream.range(0, 600).boxed().toList());
        assertThat(feed.snapshot().terminated())
                .hasSize(500)
                .extracting(ThreadControlBlock::tid)
                .contains(599);
    }

    @Test
    void aTidThatEndsAndBeginsInOneTickIsANewThread() {
        feed.tick(Slice.fresh(7)).ticks(4).tickWithout(List.of(7), Slice.fresh(7));
        assertThat(feed.thread(7).firstSeenNanos()).isEqualTo(feed.now());
    }

    @Test
    void theLastPictureStaysWhenTheTargetEnds() {
        feed.tick(Slice.fresh(7)).tell(new TargetEnded(feed.now(), Instant.EPOCH, TargetEnded.How.SIGNAL));
        assertThat(feed.snapshot().ended()).isEqualTo(new Snapshot.Ending("signal", Instant.EPOCH));
        assertThat(feed.snapshot().threads()).hasSize(1);
    }

    @Test
    void aSliceOfAnUnknownThreadIsIgnored() {
        assertThat(feed.tick(Slice.of(7).ran(1)).snapshot().threads()).isEmpty();
    }

    @Test
    void aThreadIdentifiedAsTwoIsTheLater() {
        feed.tick(Slice.fresh(7)).list(java, other).identify(17, 7).look();
        feed.tell(new ThreadsIdentified(List.of(new ThreadsIdentified.Entry(18, 7, "java-18"))))
                .tick();
        assertThat(feed.thread(7).javaId()).isEqualTo(18);
    }

    private static List<StackFrame> idleStack() {
        return frames(
                "jdk.internal.misc.Unsafe.park",
                "java.util.concurrent.LinkedBlockingQueue.take",
                "java.util.concurrent.ThreadPoolExecutor.getTask",
                "java.util.concurrent.ThreadPoolExecutor$Worker.run",
                "java.lang.Thread.run");
    }
}
