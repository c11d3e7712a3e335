package heddle.inspector.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What rows measure with: one JDK for targets and inspector, the product as it is shipped, and a folder for caches and
 * logs that is thrown away afterwards.
 *
 * @param release the unpacked release archive
 * @param notes takes what could not be measured, and why
 */
record Bed(Jdk jdk, Effort effort, Path release, Path folder, List<String> notes) {
    /** As the launcher starts the inspector. */
    static final List<String> LEAN = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:Tier3InvocationThreshold=50",
            "-XX:Tier3BackEdgeThreshold=3000",
            "-Xmx384m");

    /** @param alone whether each thread has locks of its own */
    Dialogue contention(int threads, boolean alone) throws IOException {
        return start(Contention.class, List.of("-Xmx256m"), threads, alone);
    }

    /** Starts the target and returns when all its threads run. Its collector gives no memory back behind our back. */
    Dialogue crowd(int idle, int active, int blocked) throws IOException, InterruptedException {
        Dialogue crowd = start(Crowd.class, List.of("-XX:+UseSerialGC", "-Xmx256m", "-Xss256k"), idle, active, blocked);
        crowd.next();
        return crowd;
    }

    /** A thousand threads with a little of everything. */
    Dialogue crowdOfThousand() throws IOException, InterruptedException {
        return crowd(947, 50, 3);
    }

    /** Starts one of our programs in a JVM of its own. */
    Dialogue start(Class<?> program, List<String> options, Object... arguments) throws IOException {
        return start(program.getName(), options, arguments);
    }

    /** The same by the name of its class. */
    Dialogue start(String program, List<String> options, Object... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(jdk.tool("java")));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath(), program));
        for (Object argument : arguments) command.add(argument.toString());
        return start(program.substring(program.lastIndexOf('.') + 1), command);
    }

    /** Waits until a process has run for so long that what rests in it does so for good and its JIT compiler is done. */
    void awaitSettled(int pid) throws IOException {
        Instant settled = ProcessHandle.of(pid)
                .flatMap(process -> process.info().startInstant())
                .orElseThrow(() -> new IllegalStateException("no process " + pid))
                .plus(effort.settling());
        Waiting.until(
                "settled", effort.settling().plusSeconds(1), () -> Instant.now().isAfter(settled));
    }

    static boolean isInstalled(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    static String classPath() {
        return System.getProperty("java.class.path");
    }

    /** Starts a program with this bed's JDK and folders. */
    Dialogue start(String name, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment());
        return new Dialogue(
                name,
                builder.redirectError(ProcessBuilder.Redirect.appendTo(log())).start());
    }

    /** What all programs here wrote to their standard error. */
    File log() {
        return folder.resolve("errors.log").toFile();
    }

    /** A cache of our own: whether the user's is filled would change the figures. */
    Map<String, String> environment() {
        return Map.of(
                "JAVA_HOME", jdk.home().toString(),
                "XDG_CACHE_HOME", folder.resolve("cache").toString(),
                "XDG_STATE_HOME", folder.resolve("state").toString(),
                "LC_ALL", "C.UTF-8");
    }

    String launcher() {
        return release.resolve("bin/heddle").toString();
    }

    Path library(String jar) {
        return release.resolve("lib").resolve(jar);
    }
}
