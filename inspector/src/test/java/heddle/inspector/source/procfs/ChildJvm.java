package heddle.inspector.source.procfs;

import heddle.samples.Quota;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/** A program of these tests in a JVM of its own, of the kind that runs the tests. Ends with {@link #close}. */
final class ChildJvm implements AutoCloseable {
    /** No stops for housekeeping and no recompilation: a thread at a safepoint waits, and cannot know it. */
    private static final String[] LEAN = {
        "-Xmx64m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-XX:+UnlockDiagnosticVMOptions",
        "-XX:GuaranteedSafepointInterval=0"
    };

    private final Process process;
    private final String firstLine;

    private ChildJvm(Process process, String firstLine) {
        this.process = process;
        this.firstLine = firstLine;
    }

    /** Starts a program and waits until it has printed its first line. */
    static ChildJvm start(Class<?> program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        Collections.addAll(command, LEAN);
        Collections.addAll(
                command, "-cp", classes(program) + File.pathSeparator + classes(Quota.class), program.getName());
        Collections.addAll(command, arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        Process process = builder.start();
        return new ChildJvm(process, awaitLine(process));
    }

    private static String awaitLine(Process process) throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        return Objects.requireNonNull(lines.readLine(), "the program ended before it was ready");
    }

    private static String classes(Class<?> program) {
        try {
            return Path.of(program.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What it printed when it was ready. */
    String firstLine() {
        return firstLine;
    }

    int pid() {
        return (int) process.pid();
    }

    /** Start time in clock ticks, which with the pid is the identity of the process. */
    long startTicks() {
        KernelText text = new KernelText();
        KernelFile.readOnce(Path.of("/proc/" + pid() + "/stat"), text);
        return Objects.requireNonNull(Stat.parse(text)).startTicks();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
