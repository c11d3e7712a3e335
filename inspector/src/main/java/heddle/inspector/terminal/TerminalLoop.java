package heddle.inspector.terminal;

import heddle.inspector.view.Effect;
import heddle.inspector.view.Msg;
import heddle.inspector.view.Program;
import heddle.inspector.view.Rect;
import heddle.inspector.view.Step;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs a program on the terminal: messages in, frames out, on the thread that calls {@link #run}.
 *
 * <p>A key is answered at once, but frames are at least 16 ms apart, so a key held down or a burst of news costs one frame.
 * A state that did not change draws nothing, and a picture that did not change writes nothing.
 *
 * @param <S> state of the program
 */
public final class TerminalLoop<S> {

    /** How a run ended. */
    public enum Ending {
        /** The program asked for it. */
        QUIT,
        /** The terminal went away. */
        TERMINAL_CLOSED
    }

    private static final long FRAME_NANOS = TimeUnit.MILLISECONDS.toNanos(16);
    private static final int EXIT_INTERRUPTED = 130;

    private final Program<S> program;
    private final EffectHandler effects;
    private final TerminalProfile profile;
    private final long tickNanos;
    private final FrameEncoder encoder;
    private final Mailbox mailbox = new Mailbox();
    private final KeyDecoder keys = new KeyDecoder();
    private final long startNanos = System.nanoTime();

    private S state;
    private Rect size = Rect.screen(0, 0);
    private boolean dirty;
    private long nextTickNanos;
    private long nextFrameNanos;
    private long giveUpKeysNanos;
    private @Nullable Ending ending;

    /**
     * A loop that has not started; it runs once.
     *
     * @param effects carries out the effects that are not the terminal's own
     * @param tick time between two {@link Msg.Tick} messages
     */
    public TerminalLoop(Program<S> program, EffectHandler effects, TerminalProfile profile, Duration tick) {
        this.program = program;
        this.effects = effects;
        this.profile = profile;
        tickNanos = tick.toNanos();
        encoder = new FrameEncoder(new Palette(profile.colors(), profile.theme()), profile.unicode());
        state = program.init();
    }

    /** Whether this process has a terminal to run on: both ways, and one that can address its cells. */
    public static boolean isPossible(Map<String, String> environment) {
        return TerminalProfile.canDraw(environment) && TerminalDevice.isOpenAs(0) && TerminalDevice.isOpenAs(1);
    }

    /** Tells the program something, from any thread, also before the loop runs. */
    public void post(Msg.Data news) {
        mailbox.put(new Mail.News(news));
    }

    /**
     * Takes the terminal over and returns when the program quits or the terminal is gone; in every case, exceptions and
     * signals included, the terminal is given back first.
     *
     * @param log receives what is printed meanwhile; created when missing
     * @throws IOException when the terminal cannot be taken over or the log not be written
     */
    public Ending run(Path log) throws IOException {
        StrayOutput stray = StrayOutput.divertTo(log);
        try {
            listenToSignals();
            InputStream in = new FileInputStream(FileDescriptor.in);
            OutputStream out = new FileOutputStream(FileDescriptor.out);
            Stty stty = new Stty(System.getProperty("heddle.stty", "stty"));
            Surface terminal = new HeddleTerminal(in, out, stty, profile.mouse());
            new TerminalInput(in, mailbox, () -> System.exit(EXIT_INTERRUPTED)).start();
            return run(terminal);
        } finally {
            stray.close();
        }
    }

    Ending run(Surface surface) throws IOException {
        try {
            resize(surface, surface.open());
            return turnUntilEnd(surface);
        } finally {
            giveBack(surface);
        }
    }

    Mailbox mailbox() {
        return mailbox;
    }

    /**
     * Without the last two a job that was stopped and then killed would be stopped again by its own read or stty, for
     * good: the kernel stops what touches the terminal from the background, unless it ignores being told.
     */
    private void listenToSignals() throws IOException {
        Signals.handle("WINCH", () -> mailbox.put(Mail.Notice.RESIZED));
        Signals.handle("CONT", () -> mailbox.put(Mail.Notice.CONTINUED));
        Signals.ignore("TTIN");
        Signals.ignore("TTOU");
    }

    private Ending turnUntilEnd(Surface surface) {
        nextFrameNanos = System.nanoTime();
        nextTickNanos = nextFrameNanos + tickNanos;
        while (ending == null) {
            try {
                turn(surface);
            } catch (IOException e) {
                System.getLogger(TerminalLoop.class.getName()).log(Level.INFO, "The terminal is gone: {0}", e);
                ending = Ending.TERMINAL_CLOSED;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                ending = Ending.QUIT;
            }
        }
        return ending;
    }

    private void turn(Surface surface) throws IOException, InterruptedException {
        if (isFrameDue()) {
            draw(surface);
        }
        Mail letter = mailbox.take(deadlineNanos());
        while (letter != null) {
            receive(letter, surface);
            letter = ending != null || isFrameDue() ? null : mailbox.take(System.nanoTime());
        }
        if (ending == null) {
            passTime(surface);
        }
    }

    private long deadlineNanos() {
        long deadline = dirty ? Math.min(nextTickNanos, nextFrameNanos) : nextTickNanos;
        return keys.patienceMillis() > 0 ? Math.min(deadline, giveUpKeysNanos) : deadline;
    }

    private void receive(Mail letter, Surface surface) throws IOException {
        if (letter instanceof Mail.News news) {
            deliver(news.message(), surface);
        } else if (letter instanceof Mail.Input input) {
            for (Msg message : keys.decode(input.bytes())) {
                deliver(message, surface);
            }
            giveUpKeysNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(keys.patienceMillis());
        } else if (letter instanceof Mail.Notice notice) {
            notice(notice, surface);
        }
    }

    private void notice(Mail.Notice notice, Surface surface) throws IOException {
        switch (notice) {
            case RESIZED -> resize(surface, surface.size());
            case CONTINUED -> {
                surface.refresh();
                repaint();
            }
            case HUNG_UP -> ending = Ending.TERMINAL_CLOSED;
        }
    }

    private void passTime(Surface surface) throws IOException {
        long now = System.nanoTime();
        if (keys.patienceMillis() > 0 && now - giveUpKeysNanos >= 0) {
            for (Msg message : keys.giveUpWaiting()) {
                deliver(message, surface);
            }
        }
        if (now - nextTickNanos >= 0) {
            nextTickNanos = now + tickNanos;
            deliver(new Msg.Tick(now - startNanos), surface);
        }
    }

    private void resize(Surface surface, Rect newSize) throws IOException {
        size = newSize;
        dirty = true;
        deliver(new Msg.Resized(size.height(), size.width()), surface);
    }

    private void deliver(Msg message, Surface surface) throws IOException {
        Step<S> step = program.update(state, message);
        dirty |= step.state() != state;
        state = step.state();
        for (Effect effect : step.effects()) {
            perform(effect, surface);
        }
    }

    private void perform(Effect effect, Surface surface) throws IOException {
        if (!(effect instanceof Effect.Terminal own)) {
            effects.handle(effect, this::post);
            return;
        }
        switch (own) {
            case QUIT -> ending = Ending.QUIT;
            case REPAINT -> repaint();
            case SUSPEND -> {
                effects.suspending();
                surface.suspend();
                effects.resumed();
                repaint();
            }
        }
    }

    private void repaint() {
        encoder.forget();
        dirty = true;
    }

    private boolean isFrameDue() {
        return dirty && System.nanoTime() - nextFrameNanos >= 0;
    }

    private void draw(Surface surface) throws IOException {
        EscapeBuffer bytes = encoder.encode(program.render(state, size));
        if (bytes.length() > 0) {
            surface.write(bytes);
        }
        dirty = false;
        nextFrameNanos = System.nanoTime() + FRAME_NANOS;
    }

    /** A terminal that is gone cannot be given back. */
    private void giveBack(Surface surface) throws IOException {
        try {
            surface.close();
        } catch (IOException e) {
            if (ending != Ending.TERMINAL_CLOSED) {
                throw e;
            }
        }
    }
}
