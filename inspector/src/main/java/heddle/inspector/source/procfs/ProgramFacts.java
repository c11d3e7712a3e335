package heddle.inspector.source.procfs;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a process runs: it does not change while the process lives, but for a moment after its start.
 *
 * @param main main class or jar of a JVM, the program's name otherwise
 * @param commandLine redacted
 * @param jdk version, or null when it is no JVM or does not tell
 */
record ProgramFacts(
        String main,
        String commandLine,
        JvmKind kind,
        @Nullable String jdk) {
    private static final int LARGEST_COMMAND_LINE = 256 * 1024;
    private static final int LARGEST_SMALL_FILE = 64 * 1024;
    private static final String JAVA_VERSION = "java.property.java.version";
    private static final String JAVA_COMMAND = "sun.rt.javaCommand";

    static ProgramFacts ofKernelThread(String comm) {
        return new ProgramFacts("[" + comm + "]", "", JvmKind.NONE, null);
    }

    /**
     * Reads what a program is.
     *
     * @param process the folder {@code /proc/PID}
     * @param namespacePid its id in its own pid namespace, by which it names its files
     */
    static ProgramFacts of(Path process, String comm, int namespacePid, String user, Redaction redaction) {
        byte[] content = KernelFile.readWhole(process.resolve("cmdline"), LARGEST_COMMAND_LINE);
        CommandLine command = CommandLine.parse(content);
        String shown = String.join(" ", redaction.redact(command.arguments()));
        JavaRuntime runtime = JavaRuntime.of(process, command);
        String program = command.program().isEmpty() ? comm : command.program();
        if (!runtime.kind().isJvm()) return new ProgramFacts(redaction.redact(program), shown, runtime.kind(), null);
        byte[] counters = perfData(process, user, namespacePid);
        String main = main(command, counters, program);
        return new ProgramFacts(redaction.redact(main), shown, runtime.kind(), version(process, runtime, counters));
    }

    private static String main(CommandLine command, byte[] counters, String program) {
        String main = command.isJava() ? command.javaMain() : null;
        if (main != null) return main;
        String told = PerfData.text(counters, JAVA_COMMAND);
        return told == null || told.isBlank() ? program : CommandLine.main(told.split(" ", 2)[0]);
    }

    private static @Nullable String version(Path process, JavaRuntime runtime, byte[] counters) {
        String home = runtime.home();
        String version = home == null ? null : JdkRelease.version(small(process.resolve("root" + home + "/release")));
        return version != null ? version : PerfData.text(counters, JAVA_VERSION);
    }

    private static byte[] perfData(Path process, String user, int namespacePid) {
        return small(process.resolve("root/tmp/hsperfdata_" + user).resolve(Integer.toString(namespacePid)));
    }

    /**
     * A file in the target's own file system, which need not be ours: anything that is not a plain file is left alone,
     * for opening a FIFO would wait for ever.
     */
    private static byte[] small(Path path) {
        boolean plain = Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
        return plain ? KernelFile.readWhole(path, LARGEST_SMALL_FILE) : new byte[0];
    }
}
