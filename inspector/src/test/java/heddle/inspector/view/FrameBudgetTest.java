package heddle.inspector.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import heddle.inspector.model.Snapshot;
import heddle.inspector.timeline.Window;
import java.lang.management.ManagementFactory;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What drawing costs, in bytes allocated: unlike time it is nearly the same on every machine. */
class FrameBudgetTest {
    private static final int ROWS = 60;
    private static final int COLUMNS = 200;
    private static final int FRAMES = 50;
    private static final long GRID = 4L * ROWS * COLUMNS;
    private static final long BUDGET = 56 * 1024;
    private static final long BYTES_OF_A_MOVE = 16 * 1024;
    private static final long BYTES_OF_A_ROW = 100;

    @Test
    void aFrameOfAThousandThreadsAllocatesLittleBesideItsGrid() {
        Session session = Session.on(Screen.THREADS, Samples.manyThreads(500)).size(ROWS, COLUMNS);
        assertThat(bytesEach(session::frame)).isLessThan(GRID + BUDGET);
    }

    @Test
    void aMoveOfTheSelectionAllocatesLittle() {
        Session session = Session.on(Screen.THREADS, Samples.manyThreads(500)).size(ROWS, COLUMNS);
        assertThat(bytesEach(() -> session.press("down"))).isLessThan(BYTES_OF_A_MOVE);
    }

    @Test
    void aPictureOfThreadsThatRestAllocatesARowForEach() {
        Picture shown = Objects.requireNonNull(Samples.manyThreads(1000).picture());
        Snapshot now = shown.snapshot();
        Window rest = new Window(fiveSecondsBefore(now), now);
        long bytes = bytesEach(() -> new Picture(rest, shown.diagnosis(), Trend.EMPTY, now));
        assertThat(bytes / now.threads().size()).isLessThan(BYTES_OF_A_ROW);
    }

    /** The same threads, to which nothing happened since. */
    private static Snapshot fiveSecondsBefore(Snapshot now) {
        return new Snapshot(
                now.target(),
                now.atNanos() - 5_000_000_000L,
                now.at(),
                now.startedNanos(),
                now.threads(),
                now.terminated(),
                now.turnover(),
                now.locks(),
                now.waits(),
                now.memory(),
                now.sources(),
                now.particulars(),
                now.ended());
    }

    private static long bytesEach(Runnable work) {
        ThreadMXBean counter = counter();
        for (int i = 0; i < FRAMES; i++) work.run();
        long before = counter.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < FRAMES; i++) work.run();
        return (counter.getCurrentThreadAllocatedBytes() - before) / FRAMES;
    }

    private static ThreadMXBean counter() {
        boolean counts = ManagementFactory.getThreadMXBean() instanceof ThreadMXBean bean
                && bean.isThreadAllocatedMemorySupported();
        assumeTrue(counts, "this JVM does not count the bytes a thread allocates");
        return (ThreadMXBean) ManagementFactory.getThreadMXBean();
    }
}
