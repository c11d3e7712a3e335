package heddle.inspector.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** Reads what the terminal sends, on a thread of its own: a blocked read cannot be called back, so nobody waits for it. */
final class TerminalInput implements Runnable {

    private static final int CTRL_C = 3;
    private static final long IMPATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final InputStream in;
    private final Mailbox mailbox;
    private final Runnable onImpatience;
    private long lastCtrlC = System.nanoTime() - IMPATIENCE_NANOS;

    /** @param onImpatience run when Ctrl-C comes twice within a second, in case the loop no longer answers */
    TerminalInput(InputStream in, Mailbox mailbox, Runnable onImpatience) {
        this.in = in;
        this.mailbox = mailbox;
        this.onImpatience = onImpatience;
    }

    void start() {
        Thread thread = new Thread(this, "heddle-terminal-input");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void run() {
        byte[] buffer = new byte[4096];
        int count = read(buffer);
        while (count > 0) {
            byte[] bytes = Arrays.copyOf(buffer, count);
            mailbox.put(new Mail.Input(ByteBuffer.wrap(bytes)));
            watchForImpatience(bytes);
            count = read(buffer);
        }
        mailbox.put(Mail.Notice.HUNG_UP);
    }

    /** The number of bytes read; not positive when the terminal is gone. */
    private int read(byte[] buffer) {
        try {
            return in.read(buffer);
        } catch (IOException e) {
            return readInForeground(buffer);
        }
    }

    /** An input/output error means that the terminal is gone, or only that we are in the background now. */
    private int readInForeground(byte[] buffer) {
        try {
            ProcessGroup.awaitForeground();
            return in.read(buffer);
        } catch (IOException e) {
            return -1;
        }
    }

    private void watchForImpatience(byte[] bytes) {
        for (byte each : bytes) {
            if (each != CTRL_C) {
                continue;
            }
            long now = System.nanoTime();
            if (now - lastCtrlC < IMPATIENCE_NANOS) {
                onImpatience.run();
            }
            lastCtrlC = now;
        }
    }
}
