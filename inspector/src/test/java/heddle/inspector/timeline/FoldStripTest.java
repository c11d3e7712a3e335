package heddle.inspector.timeline;

import static heddle.inspector.timeline.JavaThread.lock;
import static org.assertj.core.api.Assertions.assertThat;

import heddle.inspector.model.LockId;
import heddle.inspector.model.ThreadControlBlock;
import heddle.inspector.model.WaitCause;
import org.junit.jupiter.api.Test;

/** The history of a thread. */
class FoldStripTest {
    private static final LockId MONITOR = lock("com.acme.Shop", 1);

    private final Feed feed = new Feed();
    private final JavaThread java = JavaThread.of(17);
    private final JavaThread other = JavaThread.of(18);

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
