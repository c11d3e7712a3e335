package heddle.inspector.terminal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.input.KeyDecodingProfile;
import com.googlecode.lanterna.terminal.ansi.UnixTerminal;
import heddle.inspector.view.Rect;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lanterna's Unix terminal without its stalls: settings and size come from one stty process instead of five and a query
 * that some terminals never answer, mouse reports are in the form that knows more than 95 columns, Ctrl-Z gives the
 * terminal back before it stops us, and a frame is one write.
 *
 * <p>The constructor of {@link UnixTerminal} calls most of what is overridden here, before any field of this class is
 * set; these overrides therefore do nothing, and {@link #open} does it all.
 */
final class HeddleTerminal extends UnixTerminal implements Surface {

    /** Autowrap off, so that a glyph wider than we think never spills into the next row; cursor hidden. */
    private static final byte[] ENTER = "\u001b[?7l\u001b[?25l".getBytes(US_ASCII);

    private static final byte[] LEAVE = "\u001b[?7h".getBytes(US_ASCII);

    /** Presses, releases and wheel (1000) in SGR form (1006). */
    private static final byte[] MOUSE_ON = "\u001b[?1000h\u001b[?1006h".getBytes(US_ASCII);

    private static final byte[] MOUSE_OFF = "\u001b[?1006l\u001b[?1000l".getBytes(US_ASCII);

    /** A terminal that stopped reading blocks whoever writes; the shutdown hook waits for it no longer than this. */
    private static final long PATIENCE_MILLIS = 1_000;

    private final OutputStream out;
    private final Stty stty;
    private final boolean mouse;
    private final ReentrantLock writing = new ReentrantLock();
    private boolean entered;
    private volatile boolean ended;

    HeddleTerminal(InputStream in, OutputStream out, Stty stty, boolean mouse) throws IOException {
        super(in, out, UTF_8, CtrlCBehaviour.TRAP);
        this.out = out;
        this.stty = stty;
        this.mouse = mouse;
    }

    @Override
    public Rect open() throws IOException {
        ProcessGroup.awaitForeground();
        writing.lock();
        try {
            if (ended) {
                throw new IOException("Cannot take the terminal over: it was given back for good");
            }
            Rect size = stty.open();
            enterPrivateMode();
            return size;
        } finally {
            writing.unlock();
        }
    }

    @Override
    public Rect size() throws IOException {
        return stty.size();
    }

    @Override
    public void write(EscapeBuffer bytes) throws IOException {
        writing.lock();
        try {
            if (entered) {
                bytes.writeTo(out);
            }
        } finally {
            writing.unlock();
        }
    }

    @Override
    public void suspend() throws IOException {
        exitPrivateMode();
        stty.restore();
        ProcessGroup.stop();
        open();
    }

    @Override
    public void refresh() throws IOException {
        ProcessGroup.awaitForeground();
        stty.setRaw();
        writing.lock();
        try {
            writeToTerminal("\u001b[?1049h".getBytes(US_ASCII));
            writeModes();
        } finally {
            writing.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        try {
            super.close();
        } catch (IllegalStateException e) {
            // The JVM is shutting down, and the hook that cannot be removed any more does the same.
            restoreTerminalSettings();
        }
    }

    @Override
    public void enterPrivateMode() throws IOException {
        writing.lock();
        try {
            super.enterPrivateMode();
            writeModes();
            entered = true;
        } finally {
            writing.unlock();
        }
    }

    @Override
    public void exitPrivateMode() throws IOException {
        if (!startWriting()) {
            return;
        }
        try {
            if (entered) {
                entered = false;
                writeToTerminal(mouse ? MOUSE_OFF : new byte[0]);
                writeToTerminal(LEAVE);
                super.exitPrivateMode();
            }
        } finally {
            writing.unlock();
        }
    }

    @Override
    protected TerminalSize findTerminalSize() throws IOException {
        Rect size = stty.size();
        return new TerminalSize(size.width(), size.height());
    }

    @Override
    protected KeyDecodingProfile getDefaultKeyDecodingProfile() {
        return new KeyPatterns();
    }

    /**
     * The end, by {@link #close} or by the shutdown hook, after which the drawing thread must not come back. Leaves the
     * private mode as well: the hook's own look at it may miss what that thread did.
     */
    @Override
    protected void restoreTerminalSettings() throws IOException {
        ended = true;
        try {
            exitPrivateMode();
        } finally {
            stty.restore();
        }
    }

    @Override
    protected void saveTerminalSettings() {}

    @Override
    protected void canonicalMode(boolean enabled) {}

    @Override
    protected void keyEchoEnabled(boolean enabled) {}

    @Override
    protected void keyStrokeSignalsEnabled(boolean enabled) {}

    /** The loop listens itself, so that many signals in a row ask for the size once. */
    @Override
    protected void registerTerminalResizeListener(Runnable onResize) {}

    private void writeModes() throws IOException {
        writeToTerminal(ENTER);
        if (mouse) {
            writeToTerminal(MOUSE_ON);
        }
        flush();
    }

    private boolean startWriting() {
        try {
            return writing.tryLock(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
