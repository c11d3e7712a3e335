package heddle.inspector.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * A JVM of its own that runs a main class of the tests, and what it prints. The class says {@code ready} when it is.
 *
 * <p>It is killed when closed, and never outlives the test by more than its main class allows.
 */
public final class ChildJvm implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Process process;
    private final Path output;
    private final long pid;

    private ChildJvm(Process process, Path output, long pid) {
        this.process = process;
        this.output = output;
        this.pid = pid;
    }

    /** The JDKs from 17 on that are installed where the one of this test is; each is a target to be tested. */
    public static List<Path> jdks() throws IOException {
        Path own = Path.of(System.getProperty("java.home")).toRealPath();
        try (Stream<Path> neighbours = Files.list(own.getParent())) {
            return neighbours
                    .filter(home -> Files.isExecutable(home.resolve("bin/java")))
                    .filter(home -> Files.isRegularFile(home.resolve("release")))
                    .map(ChildJvm::real)
                    .distinct()
                    .filter(home -> feature(home) >= 17)
                    .sorted()
                    .toList();
        }
    }

    private static Path real(Path home) {
        try {
            return home.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static int feature(Path home) {
        try (Stream<String> lines = Files.lines(home.resolve("release"))) {
            return lines.filter(line -> line.startsWith("JAVA_VERSION=\""))
                    .map(line -> line.substring(14).split("[.\"]", -1)[0])
                    .mapToInt(Integer::parseInt)
                    .findFirst()
                    .orElse(-1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts a main class and waits until it is ready. */
    public static ChildJvm start(Path jdk, Class<?> main, String... options) throws IOException {
        return start(List.of(), jdk, main, options);
    }

    /** Starts it as nobody, for which this process must be root. */
    public static ChildJvm startAsNobody(Path jdk, Class<?> main, String... options) throws IOException {
        return start(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"), jdk, main, options);
    }

    /** Starts it in a pid and a mount namespace of its own, with its own {@code /tmp} of 64 MB; this process must be root. */
    public static ChildJvm startInNamespaces(Path jdk, Class<?> main, String... options) throws IOException {
        String classes =
                main.getProtectionDomain().getCodeSource().getLocation().getPath();
        // The classes are copied because they may lie below the /tmp that is about to be hidden.
        String script = "mount -t tmpfs -o mode=1777,size=64m t /mnt && cp -r '" + classes + "' /mnt/classes"
                + " && mount --move /mnt /tmp && \"$@\"";
        List<String> wrapper = List.of(
                "unshare", "--pid", "--mount", "--fork", "--kill-child", "--mount-proc", "sh", "-c", script, "sh");
        return start(wrapper, "/tmp/classes", jdk, main, options);
    }

    /** Starts it by way of another command, which may put it into namespaces or give it another user. */
    public static ChildJvm start(List<String> wrapper, Path jdk, Class<?> main, String... options) throws IOException {
        return start(wrapper, System.getProperty("java.class.path"), jdk, main, options);
    }

    private static ChildJvm start(List<String> wrapper, String classPath, Path jdk, Class<?> main, String... options)
            throws IOException {
        List<String> command = new ArrayList<>(wrapper);
        command.add(jdk.resolve("bin/java").toString());
        command.addAll(List.of("-Xmx64m", "-Xshare:auto", "-XX:+UseSerialGC"));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", classPath, main.getName()));
        Path output = Files.createTempFile("heddle-child", ".txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.to(output.toFile()))
                .start();
        waitFor("child ready", () -> !process.isAlive() || read(output).contains("ready"));
        ChildJvm child = new ChildJvm(process, output, innermost(process.toHandle()));
        if (process.isAlive()) return child;
        String printed = child.output();
        child.close();
        throw new IOException("child ended: " + printed);
    }

    private static long innermost(ProcessHandle process) {
        return process.descendants()
                .reduce((outer, inner) -> inner)
                .orElse(process)
                .pid();
    }

    /** The JVM's pid as this process sees it. */
    public int pid() {
        return (int) pid;
    }

    /** Names of its threads, native ones too, a line each. */
    public String threadNames() {
        try {
            return run("sh", "-c", "cat /proc/" + pid + "/task/*/comm 2>/dev/null; true");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All it has printed so far, to either stream. */
    public String output() {
        return read(output);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public Process process() {
        return process;
    }

    /** Sends a signal by name, {@code STOP}. */
    public void signal(String name) throws IOException {
        run("kill", "-" + name, Long.toString(pid));
    }

    @Override
    public void close() throws IOException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Files.delete(output);
        Files.deleteIfExists(
                Path.of("/tmp", ".java_pid" + pid)); // a killed JVM leaves it, for another one with its pid
    }

    /** Runs a command to its end and gives what it prints. */
    public static String run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) throw new IOException(String.join(" ", command) + ": " + output);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return output;
    }

    /** Waits until something is so, at most 30 s. */
    public static void waitFor(String what, BooleanSupplier condition) {
        waitFor(what, LIMIT, condition);
    }

    /** Waits until something is so, and fails when it is not in time. */
    public static void waitFor(String what, Duration limit, BooleanSupplier condition) {
        Instant end = Instant.now().plus(limit);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(end)) throw new AssertionError("not within " + limit + ": " + what);
            LockSupport.parkNanos(20_000_000);
        }
    }
}
