package heddle.inspector.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import heddle.inspector.model.Snapshot;
import heddle.inspector.model.StackFrame;
import heddle.inspector.model.ThreadControlBlock;
import heddle.inspector.observation.ThreadPinned;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordedPinsTest {
    private static final long VIRTUAL = 1001;
    private static final String REASON = "Native or VM frame on stack";

    private final Feed feed = new Feed().tick(Slice.fresh(7)).identify(JavaThread.of(17));
    private final Snapshot from = feed.look().tick().snapshot();

    private void pin(long carrier, long agoMillis, long millis, String reason, List<StackFrame> frames) {
        long end = feed.now() - agoMillis * Feed.MILLI;
        feed.tell(new ThreadPinned(VIRTUAL, "request-1", carrier, end - millis * Feed.MILLI, end, reason, frames));
    }

    private RecordedPins pins() {
        return new RecordedPins(new Window(from, feed.snapshot()));
    }

    @Test
    void areCountedOnTheCarrierThatWasKept() {
        feed.ticks(4);
        pin(17, 600, 40, REASON, List.of());
        pin(17, 100, 60, REASON, List.of());

        RecordedPins.Share share = pins().of(feed.thread(7)).orElseThrow();

        assertThat(share.count()).isEqualTo(2);
        assertThat(share.nanos()).isEqualTo(100 * Feed.MILLI);
        assertThat(share.percent()).isEqualTo(10);
        assertThat(share.longest().nanos()).isEqualTo(60 * Feed.MILLI);
        assertThat(share.longest().name()).isEqualTo("request-1");
        assertThat(share.longest().reason()).isEqualTo(REASON);
    }

    @Test
    void areCountedOnTheVirtualThreadToo() {
        feed.ticks(4).tell(VirtualThreadsSeen.of(feed.now(), VIRTUAL));
        pin(17, 100, 60, REASON, List.of());
        ThreadControlBlock virtual = feed.snapshot().byJavaId(VIRTUAL).orElseThrow();
        assertThat(pins().of(virtual)).map(RecordedPins.Share::count).contains(1);
    }

    @Test
    void countOnlyForThePartInsideTheWindow() {
        feed.ticks(4);
        pin(17, 900, 300, REASON, List.of());
        RecordedPins.Share share = pins().of(feed.thread(7)).orElseThrow();
        assertThat(share.nanos()).isEqualTo(100 * Feed.MILLI);
        assertThat(share.longest().nanos()).isEqualTo(300 * Feed.MILLI);
    }

    @Test
    void ofALaterWindowAreNotThoseOfBefore() {
        feed.ticks(4);
        pin(17, 100, 60, REASON, List.of());
        Snapshot later = feed.snapshot();
        Snapshot end = feed.ticks(4).snapshot();
        assertThat(new RecordedPins(new Window(later, end)).of(feed.thread(7))).isEmpty();
    }

    @Test
    void ofAJdkThatDoesNotSayWhyAreExplainedByTheStack() {
        feed.ticks(4);
        List<StackFrame> stack = List.of(
                new StackFrame("java.lang.VirtualThread", "parkOnCarrierThread", null, 1),
                new StackFrame("com.acme.Native", "call", null, StackFrame.NATIVE));
        pin(17, 100, 60, "", stack);
        assertThat(pins().of(feed.thread(7)).orElseThrow().longest().reason())
                .isEqualTo("below the native method Native.call");
    }

    @Test
    void whoseCarrierIsNotToldBelongToNoCarrier() {
        feed.ticks(4);
        pin(-1, 100, 60, REASON, List.of());
        assertThat(pins().of(feed.thread(7))).isEmpty();
    }
}
