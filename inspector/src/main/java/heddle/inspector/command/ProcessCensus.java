package heddle.inspector.command;

import heddle.inspector.model.Mode;
import heddle.inspector.model.ProcessEntry;
import heddle.inspector.source.attach.Preflight;
import heddle.inspector.source.attach.Verdict;
import heddle.inspector.source.procfs.ProcessList;
import java.nio.file.Path;
import java.util.List;

/** The list of processes with, for each JVM, what speaks against attaching to it. */
final class ProcessCensus {
    private final ProcessList processes;
    private final Preflight preflight;
    private final long self = ProcessHandle.current().pid();

    ProcessCensus(CommonOptions options) {
        processes = Targets.processes(options);
        preflight = new Preflight(Path.of("/"), options.force());
    }

    /** Every process but this one. */
    List<ProcessEntry> look() {
        return processes.look().stream()
                .filter(process -> process.pid() != self)
                .map(this::examined)
                .toList();
    }

    private ProcessEntry examined(ProcessEntry process) {
        if (!process.jvm()) return process.withWhyNotAttachable("not a JVM");
        return preflight.examine(process.pid(), Mode.AGENTLESS) instanceof Verdict.Refused refused
                ? process.withWhyNotAttachable(refused.refusal().cause())
                : process;
    }
}
