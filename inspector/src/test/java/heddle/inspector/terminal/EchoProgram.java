package heddle.inspector.terminal;

import heddle.inspector.view.Effect;
import heddle.inspector.view.Frame;
import heddle.inspector.view.Key;
import heddle.inspector.view.Mouse;
import heddle.inspector.view.Msg;
import heddle.inspector.view.Program;
import heddle.inspector.view.Rect;
import heddle.inspector.view.Step;
import heddle.inspector.view.Style;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Shows its size and the last key or click; {@code q} quits, {@code x} fails, {@code h} hangs, {@code e} prints. */
final class EchoProgram implements Program<EchoProgram.Shown> {

    record Shown(int rows, int columns, String last, int keys) {}

    private record Print(String text) implements Effect {}

    @Override
    public Shown init() {
        return new Shown(0, 0, "none", 0);
    }

    @Override
    public Step<Shown> update(Shown state, Msg msg) {
        if (msg instanceof Msg.Resized size) {
            return Step.to(new Shown(size.rows(), size.columns(), state.last(), state.keys()));
        }
        if (msg instanceof Mouse mouse) {
            return Step.to(saw(state, mouse.action() + " " + mouse.row() + "," + mouse.column()));
        }
        return msg instanceof Key key ? key(saw(state, key.name()), key) : Step.to(state);
    }

    private static Shown saw(Shown state, String last) {
        return new Shown(state.rows(), state.columns(), last, state.keys() + 1);
    }

    private static Step<Shown> key(Shown next, Key key) {
        return switch (key.name()) {
            case "q" -> Step.to(next, Effect.Terminal.QUIT);
            case "ctrl-z" -> Step.to(next, Effect.Terminal.SUSPEND);
            case "ctrl-l" -> Step.to(next, Effect.Terminal.REPAINT);
            case "e" -> Step.to(next, new Print("stray text"));
            case "x" -> throw new IllegalStateException("failed on purpose");
            case "h" -> hang();
            default -> Step.to(next);
        };
    }

    private static Step<Shown> hang() {
        while (true) {
            LockSupport.park();
        }
    }

    @Override
    public Frame render(Shown state, Rect size) {
        Frame frame = SampleScreen.live(size.width(), size.height(), state.keys(), 0);
        String text = "size " + state.columns() + "x" + state.rows() + " last " + state.last() + " 한글 end";
        frame.put(size.bottom() - 2, 2, text, Style.ACCENT);
        return frame;
    }

    /** Runs on the terminal of the process; the argument is the log file. Writes its process id to a file beside it. */
    public static void main(String[] arguments) throws IOException {
        Files.writeString(Path.of("pid"), Long.toString(ProcessHandle.current().pid()));
        if (!TerminalLoop.isPossible(System.getenv())) {
            System.out.println("no terminal");
            return;
        }
        TerminalProfile profile = TerminalProfile.detect(System.getenv());
        EffectHandler printing = (effect, inbox) -> System.err.println(effect);
        TerminalLoop<Shown> loop = new TerminalLoop<>(new EchoProgram(), printing, profile, Duration.ofMillis(250));
        System.out.println("ended " + loop.run(Path.of(arguments[0])));
    }
}
