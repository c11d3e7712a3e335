package heddle.inspector.source.attach;

import java.nio.file.Path;
import java.util.Optional;

/**
 * All that the kernel's files tell about a process before anybody touches it.
 *
 * @param self the user that would attach
 */
record TargetFacts(
        int pid,
        long startTicks,
        ProcessStatus status,
        ProcessStatus self,
        JvmFacts jvm,
        AttachSocket socket,
        Path socketPath,
        boolean frozen,
        Headroom memory,
        Headroom tasks,
        ResourceLimits limits,
        boolean sameFiles) {
    private static final int START_TIME_AFTER_NAME = 20;

    /** Empty when there is no such process. */
    static Optional<TargetFacts> read(KernelFiles files, int pid) {
        Path process = files.process(pid);
        Optional<ProcessStatus> status =
                KernelFiles.text(process.resolve("status")).flatMap(ProcessStatus::parse);
        Optional<ProcessStatus> self =
                KernelFiles.text(files.at("/proc/self/status")).flatMap(ProcessStatus::parse);
        Optional<Long> start = startTicks(process);
        if (status.isEmpty() || self.isEmpty() || start.isEmpty()) return Optional.empty();
        return Optional.of(read(files, pid, start.get(), status.get(), self.get()));
    }

    private static TargetFacts read(
            KernelFiles files, int pid, long startTicks, ProcessStatus status, ProcessStatus self) {
        Cgroups cgroups = Cgroups.of(files, pid);
        Path socket = AttachSocket.path(files, pid, status.innerPid());
        return new TargetFacts(
                pid,
                startTicks,
                status,
                self,
                new JvmFactsReader(files.process(pid), status).read(),
                AttachSocket.of(socket, status.uid()),
                socket,
                cgroups.frozen(),
                cgroups.memory(),
                cgroups.tasks(),
                ResourceLimits.of(files, pid, status.uid()),
                sameFiles(files, pid));
    }

    /** Field 22 of {@code stat}, counted from the last parenthesis because the name before it may hold anything. */
    static Optional<Long> startTicks(Path process) {
        return KernelFiles.text(process.resolve("stat"))
                .map(stat -> stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1))
                .filter(fields -> fields.length >= START_TIME_AFTER_NAME)
                .map(fields -> Long.parseLong(fields[START_TIME_AFTER_NAME - 1]));
    }

    private static boolean sameFiles(KernelFiles files, int pid) {
        Path mounts = Path.of("ns/mnt");
        Path ours = files.at("/proc/self");
        Path theirs = files.process(pid);
        return KernelFiles.link(ours.resolve(mounts)).equals(KernelFiles.link(theirs.resolve(mounts)))
                && KernelFiles.link(ours.resolve("root")).equals(KernelFiles.link(theirs.resolve("root")));
    }

    String label() {
        String name = jvm.name();
        return name == null ? status.comm().replaceAll("[^\\p{Graph}]", "?") : name;
    }

    /** Root may attach to anybody; others must match in user and group, as HotSpot compares both. */
    boolean isOurs() {
        return self.uid() == 0 || (self.uid() == status.uid() && self.gid() == status.gid());
    }

    TargetProcess process(KernelFiles files) {
        return new TargetProcess(
                pid,
                startTicks,
                status.innerPid(),
                status.uid(),
                label(),
                jvm.version(),
                files.process(pid),
                sameFiles);
    }
}
