package heddle.inspector.truth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The inspector in a JVM of its own, with this test's class path and the launcher's options. */
final class HeddleProcess {

    private static final List<String> OPTIONS = List.of(
            "--add-modules",
            "jdk.attach",
            "--add-exports",
            "jdk.attach/sun.tools.attach=ALL-UNNAMED",
            "-Djdk.attach.allowStreamingOutput=false",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1");

    /** How a command ended, and what it said. */
    record Result(int exitCode, String out, String err) {}

    private HeddleProcess() {}

    /**
     * Runs a command to its end.
     *
     * @throws IllegalStateException when it does not end in time; it is killed then
     */
    static Result run(Jdk jdk, Duration limit, String... arguments) throws IOException, InterruptedException {
        Path out = Files.createTempFile("heddle", ".out");
        Path err = Files.createTempFile("heddle", ".err");
        try {
            Process process = new ProcessBuilder(command(jdk, arguments))
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            awaitEnd(process, limit, err);
            return new Result(process.exitValue(), Files.readString(out, UTF_8), Files.readString(err, UTF_8));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    private static List<String> command(Jdk jdk, String... arguments) {
        List<String> command = new ArrayList<>(List.of(jdk.java()));
        command.addAll(OPTIONS);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "heddle.inspector.Main"));
        command.addAll(List.of(arguments));
        return command;
    }

    private static void awaitEnd(Process process, Duration limit, Path err) throws IOException, InterruptedException {
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly().waitFor();
            throw new IllegalStateException(
                    "no end within " + limit.toSeconds() + " s; it said: " + Files.readString(err, UTF_8));
        }
    }
}
