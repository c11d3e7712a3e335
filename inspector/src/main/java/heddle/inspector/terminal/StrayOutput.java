package heddle.inspector.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.logging.StreamHandler;

/**
 * Sends to a log file what libraries, the JDK and dying threads print while the screen is ours, where it would be drawn
 * over the frame and be lost with the next one.
 */
final class StrayOutput implements Closeable {

    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final List<Handler> consoles = new ArrayList<>();
    private final Handler toLog;

    /** Diverts both standard streams and the console handlers of java.util.logging until closed. */
    static StrayOutput divertTo(Path log) throws IOException {
        OutputStream file = Files.newOutputStream(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return new StrayOutput(new PrintStream(file, true, UTF_8));
    }

    private StrayOutput(PrintStream log) {
        System.setOut(log);
        System.setErr(log);
        toLog = new StreamHandler(log, new SimpleFormatter()) {
            @Override
            public synchronized void publish(java.util.logging.LogRecord entry) {
                super.publish(entry);
                flush();
            }
        };
        divertLoggers();
    }

    /** Console handlers keep the stream they were made with, so those that exist already are exchanged. */
    private void divertLoggers() {
        Logger root = Logger.getLogger("");
        for (Handler handler : root.getHandlers()) {
            if (handler instanceof ConsoleHandler) {
                consoles.add(handler);
                root.removeHandler(handler);
            }
        }
        if (!consoles.isEmpty()) {
            root.addHandler(toLog);
        }
    }

    /** The log stays open, for whoever kept the stream. */
    @Override
    public void close() {
        System.setOut(out);
        System.setErr(err);
        Logger root = Logger.getLogger("");
        root.removeHandler(toLog);
        consoles.forEach(root::addHandler);
    }
}
