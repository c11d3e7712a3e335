package heddle.inspector.timeline;

import static heddle.inspector.timeline.JavaThread.frames;
import static heddle.inspector.timeline.JavaThread.lock;
import static org.assertj.core.api.Assertions.assertThat;

import heddle.inspector.model.LockId;
import heddle.inspector.model.StackFrame;
import heddle.inspector.model.WaitCause;
import heddle.inspector.observation.StackSampled;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose stack belongs to which wait. */
class FoldStacksTest {
    private static final LockId MONITOR = lock("com.acme.Shop", 1);

    private final Feed feed = new Feed();
    private final JavaThread java = JavaThread.of(17);

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

    @ParameterizedTest
    @CsvSource({"8080, true", "5432, false"})
    void areWantedOfCallsThatTheProcessAnswersItself(int port, boolean wanted) {
        feed.tick(Slice.fresh(7).blockedIn(WaitCause.SOCKET, "socket 127.0.0.1:" + port))
                .identify(java)
                .sockets("tcp listening :8080", "tcp 127.0.0.1:40000 -> 127.0.0.1:" + port)
                .look()
                .ticks(8)
                .look();

        assertThat(feed.puzzling()).isEqualTo(wanted ? List.of(17L) : List.of());
    }

    @Test
    void ofARunningThreadAreNotThoseOfItsNextWait() {
        feed.tick(Slice.fresh(7).runnable()).identify(java).look().frames(java, running);
        java.waitsAt(MONITOR);
        assertThat(feed.look().thread(7).frames()).isEmpty();
    }
}
