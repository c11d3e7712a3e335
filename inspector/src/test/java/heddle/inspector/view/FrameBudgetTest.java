package heddle.inspector.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** What drawing costs, in bytes allocated: unlike time it is nearly the same on every machine. */
class FrameBudgetTest {
    private static final int ROWS = 60;
    private static final int COLUMNS = 200;
    private static final int FRAMES = 50;
    private static final long GRID = 4L * ROWS * COLUMNS;
    private static final long BUDGET = 80 * 1024;

    @Test
    void aFrameOfAThousandThreadsAllocatesLittleBesideItsGrid() {
        Session session = Session.on(Screen.THREADS, Samples.manyThreads(500)).size(ROWS, COLUMNS);
        assertThat(bytesEach(session::frame)).isLessThan(GRID + BUDGET);
    }

    @Test
    void aMoveOfTheSelectionAllocatesLittle() {
        Session session = Session.on(Screen.THREADS, Samples.manyThreads(500)).size(ROWS, COLUMNS);
        assertThat(bytesEach(() -> session.press("down"))).isLessThan(BUDGET);
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
