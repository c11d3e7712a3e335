package heddle.inspector.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heddle.inspector.view.Effect;
import heddle.inspector.view.Frame;
import heddle.inspector.view.Key;
import heddle.inspector.view.Msg;
import heddle.inspector.view.Program;
import heddle.inspector.view.Rect;
import heddle.inspector.view.Step;
import heddle.inspector.view.Style;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class TerminalLoopTest {

    private static final Duration SELDOM = Duration.ofHours(1);

    private final List<Msg> seen = new ArrayList<>();
    private final Screen screen = new Screen();

    private record Greet(String name) implements Effect {}

    private record Greeting(String text) implements Msg.Data {}

    /** Counts keys; {@code n} changes nothing, {@code g} has an effect, {@code q} and a greeting quit. */
    private class Counting implements Program<Integer> {

        @Override
        public Integer init() {
            return 0;
        }

        @Override
        public Step<Integer> update(Integer state, Msg msg) {
            seen.add(msg);
            if (msg instanceof Greeting) {
                return Step.to(state, Effect.Terminal.QUIT);
            }
            if (!(msg instanceof Key key)) {
                return Step.to(state);
            }
            return switch (key.name()) {
                case "n" -> Step.to(state);
                case "g" -> Step.to(state, new Greet("world"));
                case "r" -> Step.to(state, Effect.Terminal.REPAINT);
                case "ctrl-z" -> Step.to(state, Effect.Terminal.SUSPEND);
                case "q" -> Step.to(state, Effect.Terminal.QUIT);
                case "x" -> throw new IllegalStateException("failed on purpose");
                default -> Step.to(state + 1);
            };
        }

        @Override
        public Frame render(Integer state, Rect size) {
            Frame frame = Frame.of(size);
            frame.put(0, 0, "keys " + state, Style.PLAIN);
            return frame;
        }
    }

    @Test
    void theProgramFirstHearsTheSizeAndIsDrawn() throws IOException {
        run("q");
        assertThat(seen).containsExactly(new Msg.Resized(5, 20), new Key("q"));
        assertThat(screen.writes.get(0)).contains("keys 0");
        assertThat(screen.calls).containsExactly("open", "write", "close");
    }

    @Test
    void aBurstOfKeysCostsFewFrames() throws IOException {
        run("j".repeat(500) + "q");
        assertThat(seen).hasSize(502);
        assertThat(screen.writes).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void aStateThatStaysTheSameWritesNothing() throws IOException {
        run("nnn", "q");
        assertThat(screen.writes).hasSize(1);
    }

    @Test
    void resultsOfEffectsComeBackAsMessages() throws IOException {
        TerminalLoop<Integer> loop = loop((effect, inbox) -> inbox.accept(new Greeting("for " + effect)));
        type(loop, "g");
        assertThat(loop.run(screen)).isEqualTo(TerminalLoop.Ending.QUIT);
        assertThat(seen).endsWith(new Key("g"), new Greeting("for Greet[name=world]"));
    }

    @Test
    void newsPostedBeforeTheLoopRunsIsDelivered() throws IOException {
        TerminalLoop<Integer> loop = loop((effect, inbox) -> {});
        loop.post(new Greeting("early"));
        loop.run(screen);
        assertThat(seen).containsExactly(new Msg.Resized(5, 20), new Greeting("early"));
    }

    @Test
    void suspendingAndRepaintingDrawEverythingAgain() throws IOException {
        TerminalLoop<Integer> loop = loop((effect, inbox) -> {});
        screen.afterWrite = write -> {
            if (write < 4) {
                type(loop, List.of("\u001a", "r", "q").get(write - 1));
            }
        };
        loop.run(screen);
        assertThat(screen.calls).containsExactly("open", "write", "suspend", "write", "write", "close");
        assertThat(screen.writes).allMatch(bytes -> bytes.contains("keys 0"));
    }

    @Test
    void beingContinuedSetsModesAndDrawsEverythingAgain() throws IOException {
        TerminalLoop<Integer> loop = loop((effect, inbox) -> {});
        screen.afterWrite = write -> {
            loop.mailbox().put(write == 1 ? Mail.Notice.CONTINUED : Mail.Notice.HUNG_UP);
        };
        loop.run(screen);
        assertThat(screen.calls).containsExactly("open", "write", "refresh", "write", "close");
    }

    @Test
    void anotherSizeIsReportedAndDrawn() throws IOException {
        TerminalLoop<Integer> loop = loop((effect, inbox) -> {});
        screen.afterWrite = write -> {
            screen.size = Rect.screen(7, 30);
            loop.mailbox().put(write == 1 ? Mail.Notice.RESIZED : Mail.Notice.HUNG_UP);
        };
        loop.run(screen);
        assertThat(seen).containsExactly(new Msg.Resized(5, 20), new Msg.Resized(7, 30));
        assertThat(screen.writes.get(1)).contains("\u001b[7;1H");
    }

    @Test
    void ticksComeAtTheirRate() throws IOException {
        TerminalLoop<Integer> loop = new TerminalLoop<>(
                new Counting() {
                    @Override
                    public Step<Integer> update(Integer state, Msg msg) {
                        super.update(state, msg);
                        return seen.size() < 4 ? Step.to(state) : Step.to(state, Effect.Terminal.QUIT);
                    }
                },
                (effect, inbox) -> {},
                TerminalProfile.detect(java.util.Map.of()),
                Duration.ofMillis(5));
        loop.run(screen);
        assertThat(seen).hasSize(4).filteredOn(Msg.Tick.class::isInstance).hasSize(3);
    }

    @Test
    void aLoneEscapeIsDeliveredAfterAMoment() throws IOException {
        TerminalLoop<Integer> loop = loop((effect, inbox) -> {});
        type(loop, "\u001b");
        screen.afterWrite = write -> {
            if (write == 2) {
                type(loop, "q");
            }
        };
        loop.run(screen);
        assertThat(seen).containsExactly(new Msg.Resized(5, 20), Key.ESC, new Key("q"));
    }

    @Test
    void aProgramThatFailsLeavesTheTerminalRestored() {
        assertThatThrownBy(() -> run("x")).hasMessage("failed on purpose");
        assertThat(screen.calls).endsWith("close");
    }

    @Test
    void aTerminalThatCannotBeWrittenEndsTheLoop() throws IOException {
        screen.broken = true;
        assertThat(run()).isEqualTo(TerminalLoop.Ending.TERMINAL_CLOSED);
    }

    @Test
    void aTerminalThatHangsUpEndsTheLoop() throws IOException {
        TerminalLoop<Integer> loop = loop((effect, inbox) -> {});
        loop.mailbox().put(Mail.Notice.HUNG_UP);
        assertThat(loop.run(screen)).isEqualTo(TerminalLoop.Ending.TERMINAL_CLOSED);
    }

    private TerminalLoop.Ending run(String... typed) throws IOException {
        TerminalLoop<Integer> loop = loop((effect, inbox) -> {});
        for (String keys : typed) {
            type(loop, keys);
        }
        return loop.run(screen);
    }

    private TerminalLoop<Integer> loop(EffectHandler effects) {
        TerminalProfile profile = new TerminalProfile(ColorDepth.ANSI_256, Theme.DARK, true, false);
        return new TerminalLoop<>(new Counting(), effects, profile, SELDOM);
    }

    private static void type(TerminalLoop<?> loop, String keys) {
        loop.mailbox().put(new Mail.Input(ByteBuffer.wrap(keys.getBytes(UTF_8))));
    }

    /** A terminal in memory that notes what it is asked. */
    private static final class Screen implements Surface {

        private final List<String> calls = new ArrayList<>();
        private final List<String> writes = new ArrayList<>();
        private Rect size = Rect.screen(5, 20);
        private boolean broken;
        private java.util.function.IntConsumer afterWrite = write -> {};

        @Override
        public Rect open() {
            calls.add("open");
            return size;
        }

        @Override
        public Rect size() {
            return size;
        }

        @Override
        public void write(EscapeBuffer bytes) throws IOException {
            if (broken) {
                throw new IOException("Input/output error");
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            bytes.writeTo(out);
            calls.add("write");
            writes.add(out.toString(UTF_8));
            afterWrite.accept(writes.size());
        }

        @Override
        public void suspend() {
            calls.add("suspend");
        }

        @Override
        public void refresh() {
            calls.add("refresh");
        }

        @Override
        public void close() throws IOException {
            calls.add("close");
            if (broken) {
                throw new IOException("Input/output error");
            }
        }
    }
}
