package heddle.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A target: a JVM that runs one of the subjects and writes its output into files of its folder. */
final class ChildJvm implements AutoCloseable {

    private static final Path TEST_CLASSES = Path.of("target", "test-classes").toAbsolutePath();

    private final Jdk jdk;
    private final Process process;
    private final Path stdout;
    private final Path stderr;

    private ChildJvm(Jdk jdk, Process process, Path stdout, Path stderr) {
        this.jdk = jdk;
        this.process = process;
        this.stdout = stdout;
        this.stderr = stderr;
    }

    /** Starts the subject and waits until it says that it is ready. */
    static ChildJvm start(Jdk jdk, Path folder, Class<?> subject, String... jvmOptions) throws IOException {
        return start(List.of(), jdk, folder, TEST_CLASSES, subject, jvmOptions);
    }

    /** The same as another user, who cannot be expected to see this checkout: the classes are somewhere else. */
    static ChildJvm startAs(int user, Jdk jdk, Path folder, Path classes, Class<?> subject) throws IOException {
        List<String> prefix = List.of("setpriv", "--reuid=" + user, "--regid=" + user, "--clear-groups");
        return start(prefix, jdk, folder, classes, subject);
    }

    private static ChildJvm start(
            List<String> prefix, Jdk jdk, Path folder, Path classes, Class<?> subject, String... jvmOptions)
            throws IOException {
        Path stdout = Files.createTempFile(folder, "stdout", ".txt");
        Path stderr = Files.createTempFile(folder, "stderr", ".txt");
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(jdk.tool("java").toString(), "-Xmx256m"));
        command.addAll(List.of(jvmOptions));
        command.addAll(List.of("-cp", classes.toString(), subject.getName()));
        Process process = new ProcessBuilder(command)
                .redirectOutput(stdout.toFile())
                .redirectError(stderr.toFile())
                .start();
        ChildJvm child = new ChildJvm(jdk, process, stdout, stderr);
        Eventually.holds(child::stdout, output -> output.contains("ready"));
        return child;
    }

    static Path testClasses() {
        return TEST_CLASSES;
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    int awaitExit() throws InterruptedException {
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).as("exits").isTrue();
        return process.exitValue();
    }

    String stdout() {
        return read(stdout);
    }

    String stderr() {
        return read(stderr);
    }

    /** The answer of the target's own jcmd. */
    String jcmd(String... command) {
        List<String> line = new ArrayList<>(List.of(jdk.tool("jcmd").toString(), Long.toString(pid())));
        line.addAll(List.of(command));
        try {
            Process jcmd = new ProcessBuilder(line).redirectErrorStream(true).start();
            return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Ends it in an orderly way if that works: a killed JVM leaves its attach socket to the next process of that pid. */
    @Override
    public void close() {
        process.destroy();
        process.onExit().completeOnTimeout(process, 10, TimeUnit.SECONDS).join();
        process.destroyForcibly();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
