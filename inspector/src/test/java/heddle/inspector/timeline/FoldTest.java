package heddle.inspector.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import heddle.inspector.model.Activity;
import heddle.inspector.model.Allocation;
import heddle.inspector.model.Snapshot;
import heddle.inspector.model.ThreadControlBlock;
import heddle.inspector.model.WaitCause;
import heddle.inspector.observation.KernelTick;
import heddle.inspector.observation.MemoryAllocated;
import heddle.inspector.observation.ProcessSlice;
import heddle.inspector.observation.TargetEnded;
import heddle.inspector.observation.ThreadSlice;
import heddle.inspector.observation.ThreadsIdentified;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the fold makes of threads that come and go, and of a target that ends. */
class FoldTest {
    private final Feed feed = new Feed();
    private final JavaThread java = JavaThread.of(17);
    private final JavaThread other = JavaThread.of(18);

    @Test
    void aWallClockThatJumpsChangesNoTimes() {
        feed.tick(Slice.fresh(7));
        long now = feed.now() + Feed.TICK;
        ThreadSlice slice = Slice.of(7).ran(100).waited(150).endingAt(now);
        Instant yesterday = Instant.EPOCH.minusSeconds(86_400);
        feed.tell(new KernelTick(
                now, yesterday, List.of(slice), List.of(), new ProcessSlice('S', 1, 1, -1, -1, Map.of())));

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
}
