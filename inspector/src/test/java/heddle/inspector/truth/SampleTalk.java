package heddle.inspector.truth;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The talk with a sample: what it says must be what was agreed, and all of it. The samples' {@code Conversation} tells what. */
final class SampleTalk {

    private static final String BLOCK = "EXPECT lines=";
    private static final String READY = "READY ";
    private static final String FOR_PEOPLE = "# ";
    private static final String END = "\0";

    private final PrintWriter in;
    private final Duration patience;
    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();

    SampleTalk(BufferedReader out, PrintWriter in, Duration patience) {
        this.in = in;
        this.patience = patience;
        Thread listener = new Thread(() -> listen(out), "listener to a sample");
        listener.setDaemon(true);
        listener.start();
    }

    private void listen(BufferedReader out) {
        try (out) {
            out.lines().forEach(said::add);
        } catch (IOException | UncheckedIOException e) {
            said.add("cannot read on: " + e);
        }
        said.add(END);
    }

    /** Returns when the sample is ready, with what it said of itself before. */
    List<Expectation> awaitReady() throws InterruptedException {
        List<Expectation> standing = new ArrayList<>();
        for (String line = next(); !line.startsWith(READY); line = next()) {
            if (!line.startsWith(FOR_PEOPLE)) {
                standing.addAll(block(line));
            }
        }
        return standing;
    }

    /** What the sample knows of that window, in milliseconds since the epoch. */
    List<Expectation> truth(long from, long to) throws InterruptedException {
        in.println("truth " + from + " " + to);
        return block(next());
    }

    void quit() {
        in.println("quit");
    }

    /** Reads as many lines as the first one declares. */
    private List<Expectation> block(String first) throws InterruptedException {
        if (!first.startsWith(BLOCK)) {
            throw new IllegalStateException("the sample says: " + first);
        }
        int declared = Integer.parseInt(first.substring(BLOCK.length()));
        List<Expectation> lines = new ArrayList<>();
        while (lines.size() < declared) {
            lines.add(ExpectationParser.parse(next()));
        }
        return lines;
    }

    private String next() throws InterruptedException {
        String line = said.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (line == null || line.equals(END)) {
            throw new IllegalStateException(line == null ? "the sample is silent" : "the sample says no more");
        }
        return line;
    }
}
