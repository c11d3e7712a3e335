package heddle.inspector.timeline;

import static heddle.inspector.timeline.JavaThread.lock;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import heddle.inspector.model.JvmState;
import heddle.inspector.model.LockId;
import heddle.inspector.model.Target;
import heddle.inspector.observation.JvmThreads;
import heddle.inspector.observation.KernelTick;
import heddle.inspector.observation.Observation;
import heddle.inspector.observation.ProcessSlice;
import heddle.inspector.observation.ThreadSlice;
import heddle.inspector.observation.ThreadsIdentified;
import heddle.inspector.observation.VirtualThreads;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a second costs is decided by who was active in it: memory that is allocated can be counted, time cannot. */
class FoldCostTest {
    private static final LockId QUEUE =
            lock("java.util.concurrent.locks.AbstractQueuedSynchronizer$ConditionObject", 3);
    private static final int TICKS_A_SECOND = 4;
    private static final int WARM_SECONDS = 20;
    private static final int SECONDS = 10;
    private static final int ACTIVE = 50;

    private final Fold fold = new Fold(new Target(4711, 99, "shop", "17"), () -> 0);

    @ParameterizedTest
    @CsvSource({"1000, 350", "10000, 1700"})
    void aSecondAllocatesLittleWhenFewThreadsAreActive(int threads, int kilobytes) {
        List<Observation> seconds = seconds(threads);
        int warm = seconds.size() * WARM_SECONDS / (WARM_SECONDS + SECONDS);
        seconds.subList(0, warm).forEach(this::tell);

        long before = allocatedBytes();
        seconds.subList(warm, seconds.size()).forEach(this::tell);
        long allocated = (allocatedBytes() - before) / SECONDS;

        assertThat(fold.snapshot().threads()).hasSize(threads);
        assertThat(allocated / 1024).isLessThan(kilobytes);
    }

    @Test
    void tenThousandParkedVirtualThreadsCostAHandfulOfBytesEach() {
        VirtualThreads.Entry[] parked = IntStream.range(0, 10_000)
                .mapToObj(i -> VirtualThreadsSeen.entry(100L + i, JvmState.WAITING, -1, JvmThreads.Form.PARK, QUEUE))
                .toArray(VirtualThreads.Entry[]::new);
        tell(tick(Feed.START, Stream.empty()));
        for (int i = 0; i < WARM_SECONDS; i++) tell(second(i, parked));

        long before = allocatedBytes();
        for (int i = WARM_SECONDS; i < WARM_SECONDS + SECONDS; i++) tell(second(i, parked));
        long allocated = (allocatedBytes() - before) / SECONDS;

        assertThat(fold.snapshot().threads()).hasSize(10_000);
        assertThat(allocated / 10_000).isLessThan(400);
    }

    private static VirtualThreads second(int second, VirtualThreads.Entry... threads) {
        return VirtualThreadsSeen.of(Feed.START + (second + 1) * 1_000_000_000L, threads);
    }

    @Test
    void twoThousandThreadsThatComeAndGoEachSecondCostTheSameInTheTenthSecondAsInTheFirst() {
        tell(tick(Feed.START, Stream.empty()));
        long first = allocatedWhileThreadsComeAndGo(0);
        for (int second = 1; second < 9; second++) allocatedWhileThreadsComeAndGo(second);
        long tenth = allocatedWhileThreadsComeAndGo(9);

        assertThat(fold.snapshot().threads()).hasSize(500);
        assertThat(fold.snapshot().terminated().size()).isLessThanOrEqualTo(500);
        assertThat(tenth).isLessThan(2 * first);
        assertThat(tenth / 2000).isLessThan(4096);
    }

    private long allocatedWhileThreadsComeAndGo(int second) {
        List<KernelTick> ticks = IntStream.range(0, TICKS_A_SECOND)
                .mapToObj(i -> comeAndGo(second * TICKS_A_SECOND + i))
                .toList();
        long before = allocatedBytes();
        ticks.forEach(this::tell);
        return allocatedBytes() - before;
    }

    private static KernelTick comeAndGo(int number) {
        long nanos = Feed.START + (number + 1) * Feed.TICK;
        List<Integer> gone = IntStream.range(0, 500)
                .mapToObj(i -> (number - 1) * 500 + i)
                .filter(tid -> tid >= 0)
                .toList();
        List<ThreadSlice> fresh = IntStream.range(0, 500)
                .mapToObj(i -> Slice.fresh(number * 500 + i).endingAt(nanos))
                .toList();
        return new KernelTick(nanos, Instant.EPOCH, fresh, gone, new ProcessSlice('S', 1, 1, -1, -1, Map.of()));
    }

    private void tell(Observation observation) {
        observation.tell(fold);
        if (observation instanceof KernelTick) fold.snapshot();
    }

    private static long allocatedBytes() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    /** A first look at all threads and then, each second, four ticks and four looks at the JVM. */
    private static List<Observation> seconds(int threads) {
        List<Observation> all = new ArrayList<>();
        all.add(tick(Feed.START, IntStream.range(0, threads).mapToObj(Slice::fresh)));
        all.add(new ThreadsIdentified(IntStream.range(0, threads)
                .mapToObj(tid -> new ThreadsIdentified.Entry(10L + tid, tid, "java-" + tid))
                .toList()));
        for (int i = 1; i <= (WARM_SECONDS + SECONDS) * TICKS_A_SECOND; i++) {
            long nanos = Feed.START + i * Feed.TICK;
            all.add(tick(
                    nanos,
                    IntStream.range(0, ACTIVE)
                            .mapToObj(tid -> Slice.of(tid).ran(100).ready(20).waited(130))));
            all.add(new JvmThreads(nanos, Feed.MILLI, entries(threads, i)));
        }
        return all;
    }

    private static KernelTick tick(long nanos, Stream<Slice> slices) {
        List<ThreadSlice> ended = slices.map(slice -> slice.endingAt(nanos)).toList();
        return new KernelTick(nanos, Instant.EPOCH, ended, List.of(), new ProcessSlice('S', 1, 1, -1, -1, Map.of()));
    }

    private static List<JvmThreads.Entry> entries(int threads, int look) {
        return IntStream.range(0, threads)
                .mapToObj(tid -> {
                    JavaThread thread = JavaThread.of(10L + tid).parksOn(QUEUE, null);
                    return (tid < ACTIVE && look % 2 == 0 ? thread.runs() : thread).seen();
                })
                .toList();
    }
}
