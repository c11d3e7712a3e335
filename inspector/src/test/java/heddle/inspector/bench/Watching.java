package heddle.inspector.bench;

import heddle.inspector.model.Mode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** An inspector that watches a target, until this is closed and nobody of it is left there. */
final class Watching implements AutoCloseable {
    /** Time between answers, the first included. */
    static final Duration PERIOD = Duration.ofMillis(250);

    /** In an answer while the code is being changed. */
    private static final String NO_PROBE = "\"probe\":";

    private static final Duration TIME_TO_LEAVE = Duration.ofSeconds(10);

    private final Mode mode;
    private final ProcessCounters target;
    private final long startNanos = System.nanoTime();
    private final Dialogue inspector;

    private Watching(Bed bed, Dialogue target, Mode mode, List<String> options) throws IOException {
        this.mode = mode;
        this.target = new ProcessCounters(target.pid());
        String pid = Integer.toString(target.pid());
        List<String> command = new ArrayList<>(
                List.of(bed.launcher(), "watch", pid, "--mode", mode.text(), "--every", PERIOD.toMillis() + "ms"));
        command.addAll(options);
        inspector = bed.start("heddle watch in mode " + mode.text(), command);
    }

    /** Starts an inspector and does not wait for it. */
    static Watching launch(Bed bed, Dialogue target, Mode mode) throws IOException {
        return new Watching(bed, target, mode, List.of());
    }

    /** The same with probes. */
    static Watching launch(Bed bed, Dialogue target, String probes) throws IOException {
        return new Watching(bed, target, Mode.AGENT, List.of("--probe", probes));
    }

    /**
     * Waits until it has told what it saw in its first period.
     *
     * @return nanoseconds since the launch
     * @throws IllegalStateException when the mode did not work
     */
    long awaitAnswer() throws InterruptedException {
        Dialogue.Line line = inspector.next();
        requireMode(inspector.text(line));
        return line.nanos() - startNanos;
    }

    /** Waits until its probes count. */
    void awaitProbes() throws InterruptedException {
        String answer = inspector.text(inspector.next());
        while (answer.contains(NO_PROBE)) answer = inspector.text(inspector.next());
        requireMode(answer);
    }

    private void requireMode(String answer) {
        if (!answer.contains("\"mode\":\"" + mode.text() + '"')) {
            throw new IllegalStateException("not in mode " + mode.text() + ": " + answer);
        }
    }

    /** Ends the inspector, then waits until no thread of its agent is left in the target. */
    @Override
    public void close() throws IOException {
        inspector.terminate();
        Waiting.until("the agent has left", TIME_TO_LEAVE, () -> !target.hasThreadOfAgent());
    }
}
