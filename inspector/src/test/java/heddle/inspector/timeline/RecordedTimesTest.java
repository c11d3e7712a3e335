package heddle.inspector.timeline;

import static heddle.inspector.timeline.JavaThread.frames;
import static heddle.inspector.timeline.JavaThread.lock;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import heddle.inspector.model.Block;
import heddle.inspector.model.LockId;
import heddle.inspector.model.RecordedWait;
import heddle.inspector.model.Snapshot;
import heddle.inspector.model.Snapshots;
import heddle.inspector.model.StateTimes;
import heddle.inspector.model.ThreadControlBlock;
import heddle.inspector.model.WaitCause;
import heddle.inspector.model.WaitLog;
import heddle.inspector.observation.RecordingCaughtUp;
import heddle.inspector.observation.WaitFinished;
import heddle.inspector.observation.WaitFinished.Form;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class RecordedTimesTest {
    private static final long FROM = 1_000;
    private static final long TO = 2_000;

    private final ThreadControlBlock then = Block.of(7).asOf(FROM).build();

    private static StateTimes waited(WaitCause cause, long nanos) {
        return StateTimes.ZERO.plusWaiting(cause, nanos);
    }

    private static RecordedWait recorded(WaitCause cause, long start, long end) {
        return new RecordedWait(17, cause, start, end);
    }

    private StateTimes times(Block thread, RecordedWait... waits) {
        ThreadControlBlock now = thread.asOf(TO).build();
        WaitLog log = WaitLog.EMPTY.append(new WaitLog.Batch(TO, List.of(), Arrays.asList(waits)), 0);
        Snapshot to = Snapshots.at(TO, List.of(), log, now);
        return new RecordedTimes(new Window(Snapshots.at(FROM, then), to)).of(now);
    }

    @Test
    void recordedWaitsOutweighLooks() {
        Block thread = Block.of(7).times(waited(WaitCause.MONITOR, 900).plus(100, 0, 0, WaitCause.OTHER));

        StateTimes times =
                times(thread, recorded(WaitCause.SLEEP, 1_000, 1_600), recorded(WaitCause.MONITOR, 1_600, 1_900));

        assertThat(times)
                .isEqualTo(StateTimes.ZERO.plus(100, 0, 600, WaitCause.SLEEP).plusWaiting(WaitCause.MONITOR, 300));
    }

    @Test
    void onlyThePartInsideTheWindowCounts() {
        Block thread = Block.of(7).times(waited(WaitCause.SOCKET, 1_000));

        StateTimes times = times(thread, recorded(WaitCause.SLEEP, 0, 1_250));

        assertThat(times).isEqualTo(waited(WaitCause.SLEEP, 250).plusWaiting(WaitCause.SOCKET, 750));
    }

    @Test
    void aWaitThatIsStillGoingOnIsNotInTheRecordAndCountsAllTheSame() {
        Block thread = Block.of(7)
                .times(waited(WaitCause.MONITOR, 800).plusWaiting(WaitCause.OTHER, 200))
                .waiting(WaitCause.MONITOR)
                .since(1_200);

        StateTimes times = times(thread, recorded(WaitCause.SLEEP, 1_000, 1_150));

        assertThat(times.waitingNanos(WaitCause.MONITOR)).isEqualTo(800);
        assertThat(times.waitingNanos(WaitCause.SLEEP)).isEqualTo(150);
        assertThat(times.waitingNanos(WaitCause.OTHER)).isEqualTo(50);
    }

    @Test
    void whatNoEventTellsOfIsDividedByLooks() {
        Block thread = Block.of(7).times(waited(WaitCause.SOCKET, 600).plusWaiting(WaitCause.POLL, 200));

        StateTimes times = times(thread, recorded(WaitCause.SLEEP, 1_000, 1_400));

        assertThat(times)
                .isEqualTo(waited(WaitCause.SLEEP, 400)
                        .plusWaiting(WaitCause.SOCKET, 300)
                        .plusWaiting(WaitCause.POLL, 100));
    }

    @Test
    void withoutAnEventLooksTellAll() {
        Block thread = Block.of(7).times(waited(WaitCause.SOCKET, 600));

        assertThat(times(thread)).isEqualTo(waited(WaitCause.SOCKET, 600));
    }

    @Test
    void eventsThatHaveNotAllArrivedAreNotBelieved() {
        Feed feed = new Feed();
        JavaThread java = JavaThread.of(17);
        feed.tick(Slice.fresh(7)).identify(java.sleeps()).look();
        Snapshot from = feed.snapshot();
        feed.tell(new WaitFinished(
                Form.MONITOR_ENTER, 17, feed.now(), feed.now() + Feed.TICK, "com.acme.Shop", 1, "", List.of()));
        feed.ticks(4);

        Window early = new Window(from, feed.snapshot());
        assertThat(new RecordedTimes(early).of(feed.thread(7)).waitingNanos(WaitCause.MONITOR))
                .isZero();

        feed.tell(new RecordingCaughtUp(feed.now()));
        Window complete = new Window(from, feed.snapshot());
        assertThat(new RecordedTimes(complete).of(feed.thread(7)).waitingNanos(WaitCause.MONITOR))
                .isEqualTo(Feed.TICK);
    }

    @Test
    void recordedWaitsAreExplainedAsLooksWouldBe() {
        LockId queue = lock("java.util.concurrent.locks.AbstractQueuedSynchronizer$ConditionObject", 1);
        String take = "java.util.concurrent.LinkedBlockingQueue.take";
        assertThat(cause(Form.PARK, queue.className(), take, "com.acme.Client.ask", "com.acme.Shop.sell"))
                .isEqualTo(WaitCause.RESOURCE);
        assertThat(cause(Form.PARK, queue.className(), take, "java.util.concurrent.ThreadPoolExecutor$Worker.run"))
                .isEqualTo(WaitCause.PARK);
        assertThat(cause(Form.OBJECT_WAIT, "java.lang.Thread", "java.lang.Thread.join"))
                .isEqualTo(WaitCause.RESOURCE);
        assertThat(cause(Form.OBJECT_WAIT, "java.lang.ProcessImpl", "java.lang.ProcessImpl.waitFor"))
                .isEqualTo(WaitCause.CHILD);
        assertThat(cause(Form.SLEEP, "", "java.lang.Thread.sleep")).isEqualTo(WaitCause.SLEEP);
    }

    private static WaitCause cause(Form form, String className, String... places) {
        RecordedWaits waits = new RecordedWaits();
        waits.hear(new WaitFinished(form, 17, 0, 1, className, 0xA, "", frames(places)));
        return waits.take().get(0).cause();
    }

    @Test
    void eventsThatTellNoCauseAreLeftToTheLooks() {
        RecordedWaits waits = new RecordedWaits();
        waits.hear(new WaitFinished(Form.PARK, 17, 0, 1, "", 0, "", List.of()));
        waits.hear(new WaitFinished(Form.IO, 17, 0, 1, "socket 10.0.0.7:5432", 0, "", List.of()));

        assertThat(waits.take()).isEmpty();
    }

    @Property
    void aDivisionNeitherMakesNorLosesTime(
            @ForAll("parts") Map<WaitCause, Long> looked, @ForAll("parts") Map<WaitCause, Long> recorded) {
        StateTimes times = StateTimes.ZERO.plus(5, 7, 0, WaitCause.OTHER);
        for (Map.Entry<WaitCause, Long> part : looked.entrySet()) {
            times = times.plusWaiting(part.getKey(), part.getValue());
        }

        StateTimes divided = new WaitDivision(times, recorded).times();

        assertThat(divided.runningNanos()).isEqualTo(5);
        assertThat(divided.readyNanos()).isEqualTo(7);
        assertThat(divided.waitingNanos()).isCloseTo(times.waitingNanos(), within(20L));
        assertThat(divided).isEqualTo(divided.withoutNegative());
    }

    @Provide
    Arbitrary<Map<WaitCause, Long>> parts() {
        return Arbitraries.maps(
                        Arbitraries.of(WaitCause.class), Arbitraries.longs().between(0, 1L << 40))
                .ofMaxSize(5);
    }
}
