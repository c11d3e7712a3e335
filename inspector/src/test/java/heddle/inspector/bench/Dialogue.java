package heddle.inspector.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A child process and the talk with it, line by line. It is told to end when this is closed, and killed when it does not. */
final class Dialogue implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration TIME_TO_END = Duration.ofSeconds(15);

    /** What it said and the {@link System#nanoTime} when that was read. */
    record Line(long nanos, @Nullable String text) {}

    private final String name;
    private final Process process;
    private final PrintWriter input;
    private final BlockingQueue<Line> output = new LinkedBlockingQueue<>();

    /** @param name what to call it in messages */
    Dialogue(String name, Process process) {
        this.name = name;
        this.process = process;
        this.input = new PrintWriter(process.getOutputStream(), true, UTF_8);
        Thread reader = new Thread(this::read, "output of " + name);
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try (BufferedReader reader = process.inputReader(UTF_8)) {
            String line = reader.readLine();
            while (line != null) {
                output.add(new Line(System.nanoTime(), line));
                line = reader.readLine();
            }
        } catch (IOException failure) {
            output.add(new Line(System.nanoTime(), "cannot read from " + name + ": " + failure));
        }
        output.add(new Line(System.nanoTime(), null));
    }

    int pid() {
        return Math.toIntExact(process.pid());
    }

    void say(String line) {
        input.println(line);
    }

    String ask(String question) throws InterruptedException {
        say(question);
        return text(next());
    }

    /** The next line, waited for. */
    Line next() throws InterruptedException {
        Line line = next(System.nanoTime() + PATIENCE.toNanos());
        if (line == null) throw new IllegalStateException(name + " is silent");
        return line;
    }

    /** All it says until it ends. */
    List<String> untilEnd() throws InterruptedException {
        List<String> lines = new ArrayList<>();
        for (String text = next().text(); text != null; text = next().text()) lines.add(text);
        return lines;
    }

    /** The next line before that time, or null. */
    @Nullable
    Line next(long deadlineNanos) throws InterruptedException {
        return output.poll(deadlineNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    /** @throws IllegalStateException when the line is the end */
    String text(Line line) {
        String text = line.text();
        if (text == null) throw new IllegalStateException(name + " has ended unasked");
        return text;
    }

    /** Asks it to end by the signal, and waits until it has. */
    void terminate() {
        process.destroy();
        awaitEnd();
    }

    private void awaitEnd() {
        process.onExit()
                .completeOnTimeout(process, TIME_TO_END.toSeconds(), TimeUnit.SECONDS)
                .join();
        if (!process.isAlive()) return;
        process.destroyForcibly();
        throw new IllegalStateException(name + " did not end within " + TIME_TO_END.toSeconds() + " s and was killed");
    }

    /** Ends it by the end of its input. */
    @Override
    public void close() {
        input.close();
        awaitEnd();
    }
}
