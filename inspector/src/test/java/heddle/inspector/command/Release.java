package heddle.inspector.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import heddle.inspector.source.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Heddle as it is shipped: the unpacked tree of this build, started by its launcher, with a state folder of the test's own.
 *
 * @param jdk on which it runs
 * @param state the XDG state folder
 */
record Release(Path jdk, Path state) {
    private static final Path TREE = Path.of("target", "heddle", "heddle").toAbsolutePath();
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** How a command ended, and what it said. */
    record Result(int exitCode, String out, String err) {}

    static Path launcher() {
        return TREE.resolve("bin").resolve("heddle");
    }

    /** Whether another user can start it. */
    boolean isReadableByAll() throws IOException {
        for (Path at = launcher(); at != null; at = at.getParent()) {
            if (!Files.getPosixFilePermissions(at).toString().contains("OTHERS_EXECUTE")) return false;
        }
        return true;
    }

    /** What the launcher must find in its environment. The class archives are kept for the next start, as they are for users. */
    Map<String, String> environment() {
        return Map.of(
                "JAVA_HOME", jdk.toString(),
                "XDG_STATE_HOME", state.toString(),
                "XDG_CACHE_HOME", TREE.resolveSibling("cache").toString());
    }

    /** Runs a command to its end. */
    Result run(String... arguments) throws IOException, InterruptedException {
        return run(List.of(), arguments);
    }

    /** Runs a command by way of another one, such as {@code setpriv}. */
    Result run(List<String> wrapper, String... arguments) throws IOException, InterruptedException {
        Path out = Files.createTempFile("heddle", ".out");
        Path err = Files.createTempFile("heddle", ".err");
        try {
            Process process = builder(wrapper, arguments)
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            process.getOutputStream().close();
            boolean ended = process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            kill(process);
            if (!ended) throw new IllegalStateException("no end within " + LIMIT + ": " + Files.readString(err, UTF_8));
            return new Result(process.exitValue(), Files.readString(out, UTF_8), Files.readString(err, UTF_8));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** Starts a command that goes on; its output goes nowhere. */
    Process start(String... arguments) throws IOException {
        return builder(List.of(), arguments)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private ProcessBuilder builder(List<String> wrapper, String... arguments) {
        List<String> command = new ArrayList<>(wrapper);
        command.add(launcher().toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment());
        return builder;
    }

    /** The JVM that a launcher started. */
    static ProcessHandle inspectorOf(Process launcher) {
        ChildJvm.waitFor("the inspector's JVM", () -> findInspector(launcher) != null);
        return Objects.requireNonNull(findInspector(launcher));
    }

    private static @Nullable ProcessHandle findInspector(Process launcher) {
        return launcher.children()
                .filter(child -> child.info().command().orElse("").endsWith("/java"))
                .findFirst()
                .orElse(null);
    }
}
