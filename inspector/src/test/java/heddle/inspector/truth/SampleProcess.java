package heddle.inspector.truth;

import static java.nio.charset.StandardCharsets.UTF_8;

import heddle.samples.Samples;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A sample in a JVM of its own. It ends when closed, and by itself when this JVM does: its input is a pipe from here.
 *
 * <p>What samples write to their standard error is kept in {@code target/truth/samples.err}.
 */
final class SampleProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final SampleTalk talk;
    private final List<Expectation> standing;

    private SampleProcess(Process process) throws InterruptedException {
        this.process = process;
        this.talk = new SampleTalk(
                process.inputReader(UTF_8), new PrintWriter(process.getOutputStream(), true, UTF_8), PATIENCE);
        this.standing = talk.awaitReady();
    }

    /** A program that talks as samples do, where its classes are, and what its JVM is told. */
    record Launch(String mainClass, String classPath, List<String> options) {
        static Launch of(Class<?> sample) {
            return new Launch(sample.getName(), SampleProcess.classPath(), List.of());
        }

        /** In a JVM that spends half as much on itself. */
        Launch lean() {
            return new Launch(mainClass, classPath, List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        }
    }

    /** The names of all samples. */
    static List<String> names(Jdk jdk) throws IOException {
        return list(jdk, Launch.of(Samples.class)).stream()
                .map(line -> line.split(" ", 2)[0])
                .toList();
    }

    /** What a program answers when it is asked what it can be. */
    static List<String> list(Jdk jdk, Launch program) throws IOException {
        Process list = command(jdk, program, List.of("--list")).start();
        try (BufferedReader reader = list.inputReader(UTF_8)) {
            return reader.lines().toList();
        }
    }

    /** Starts a sample and returns when it is in its steady state. */
    static SampleProcess start(Jdk jdk, String sample) throws IOException, InterruptedException {
        return start(jdk, Launch.of(Samples.class), List.of(sample));
    }

    /** Starts a program and returns when it is in its steady state. */
    static SampleProcess start(Jdk jdk, Launch program, List<String> arguments)
            throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(arguments);
        all.add("--until-eof");
        Process process = command(jdk, program, all).start();
        try {
            return new SampleProcess(process);
        } catch (IllegalStateException unsteady) {
            process.destroyForcibly();
            throw unsteady;
        }
    }

    private static ProcessBuilder command(Jdk jdk, Launch program, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(jdk.java()));
        command.addAll(program.options());
        command.addAll(List.of("-cp", program.classPath(), program.mainClass()));
        command.addAll(arguments);
        Path errors = Files.createDirectories(Path.of("target", "truth")).resolve("samples.err");
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()));
    }

    /** Where the samples are: a jar, or a folder of classes. */
    private static String classPath() {
        try {
            return Path.of(Samples.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    long pid() {
        return process.pid();
    }

    /** What the sample said before it was ready. */
    List<Expectation> standing() {
        return standing;
    }

    /** What the sample knows of that window, in milliseconds since the epoch. */
    List<Expectation> truth(long from, long to) throws InterruptedException {
        return talk.truth(from, to);
    }

    /** Whether it still runs after that time. */
    boolean isAliveAfter(Duration time) throws InterruptedException {
        return !process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        talk.quit();
        process.onExit()
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .whenComplete((ended, late) -> process.destroyForcibly())
                .join();
    }
}
