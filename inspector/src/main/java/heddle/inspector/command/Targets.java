package heddle.inspector.command;

import heddle.inspector.model.ProcessEntry;
import heddle.inspector.model.Target;
import heddle.inspector.source.procfs.ProcMount;
import heddle.inspector.source.procfs.ProcessList;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the process that a TARGET on the command line means. */
final class Targets {
    static final Path PROC = Path.of("/proc");

    private static final int MOST_LISTED = 5;

    private Targets() {}

    static ProcessList processes(CommonOptions options) {
        return new ProcessList(PROC, options.showSecrets(), System::nanoTime, InstantSource.system());
    }

    static Target target(ProcessEntry entry) {
        return new Target(entry.pid(), entry.startTicks(), entry.main(), entry.jdk());
    }

    /** The one process with that pid, or the one JVM whose main class or command line contains the text. */
    static ProcessEntry find(String text, CommonOptions options) {
        ProcessList processes = processes(options);
        return text.matches("\\d{1,9}") ? byPid(Integer.parseInt(text), processes) : byText(text, processes);
    }

    private static ProcessEntry byPid(int pid, ProcessList processes) {
        Optional<ProcessEntry> found = processes.find(pid);
        return found.orElseThrow(() -> ProcMount.hidesOthers(PROC)
                ? new Failure(
                        ExitCode.NO_TARGET,
                        "Process " + pid
                                + " cannot be seen: there is none, or it is another user's, which hidepid hides.",
                        "Run heddle as its user or as root; the mount option hidepid of /proc decides it.")
                : new Failure(
                        ExitCode.NO_TARGET,
                        "There is no process " + pid + ".",
                        "heddle ps lists the JVMs of this machine."));
    }

    private static ProcessEntry byText(String text, ProcessList processes) {
        long self = ProcessHandle.current().pid();
        List<ProcessEntry> found = processes.look().stream()
                .filter(process -> process.jvm() && process.pid() != self)
                .filter(process ->
                        process.main().contains(text) || process.commandLine().contains(text))
                .toList();
        if (found.size() == 1) return found.get(0);
        if (found.isEmpty()) {
            throw new Failure(
                    ExitCode.NO_TARGET,
                    "No JVM here has '" + text + "' in its main class or command line.",
                    "heddle ps lists the JVMs of this machine; other processes go by pid.");
        }
        throw new Failure(
                ExitCode.USAGE,
                "'" + text + "' means " + found.size() + " JVMs: " + listed(found) + ".",
                "Say more of the name, or a pid.");
    }

    private static String listed(List<ProcessEntry> found) {
        String some = found.stream()
                .limit(MOST_LISTED)
                .map(process -> process.pid() + " (" + process.main() + ")")
                .collect(Collectors.joining(", "));
        return found.size() > MOST_LISTED ? some + " and more" : some;
    }
}
