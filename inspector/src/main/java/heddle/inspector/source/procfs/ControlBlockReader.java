package heddle.inspector.source.procfs;

import heddle.inspector.model.MemoryUse;
import heddle.inspector.model.OpenFile;
import heddle.inspector.model.ProcessControlBlock;
import heddle.inspector.model.ProcessControlBlock.Origin;
import heddle.inspector.model.ProcessControlBlock.Place;
import heddle.inspector.model.ProcessControlBlock.Signals;
import heddle.inspector.model.ResourceLimit;
import heddle.inspector.model.Scheduling;
import heddle.inspector.model.SignalSet;
import heddle.inspector.model.Target;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the kernel keeps of one process. Files that only its user may read give their reason instead. Nothing stops
 * the target: registers but two, and those two while it is on a CPU, stay unknown. Not thread-safe.
 */
final class ControlBlockReader {
    private static final int LARGEST_COMMAND_LINE = 256 * 1024;
    private static final int LARGEST_CGROUPS = 64 * 1024;
    private static final String AS_USER = "only its user, or root with CAP_SYS_PTRACE, may";
    private static final String ENDED = "it has ended and holds nothing";
    private static final String KERNEL_THREAD = "a part of the kernel has none of its own";

    private final ProcRoot root;
    private final Target target;
    private final Path folder;
    private final Redaction redaction;
    private final Descriptors descriptors;
    private final LongSupplier nanoTime;
    private final Users users = new Users();
    private final KernelText text = new KernelText();
    private final String bootId;
    private final long bootMillis;
    private Map<String, String> unavailable = new TreeMap<>();

    ControlBlockReader(ProcRoot root, Target target, Redaction redaction, LongSupplier nanoTime) {
        this.root = root;
        this.target = target;
        this.redaction = redaction;
        this.nanoTime = nanoTime;
        folder = root.process(target.pid());
        descriptors = new Descriptors(folder, nanoTime, redaction);
        bootId = read(root.file("sys/kernel/random/boot_id")) == Outcome.READ ? text.restOfLine() : "";
        bootMillis = read(root.file("stat")) == Outcome.READ ? MachineStat.bootEpochSeconds(text) * 1000 : 0;
    }

    /** The process as it is now; empty when it has ended, also when another has its pid. */
    Optional<ProcessControlBlock> read() {
        unavailable = new TreeMap<>();
        Stat stat = stat();
        if (stat == null || read(folder.resolve("status")) != Outcome.READ) return Optional.empty();
        Status status = new Status(text);
        String user = users.name(status.effectiveUid(), folder);
        MemoryUse memory = memory(status, stat);
        SignalSet pending = status.sharedPendingSignals();
        SignalSet ignored = status.ignoredSignals();
        Signals signals = new Signals(status.handledSignals(), ignored, pending);
        Scheduling scheduling = stat.scheduling(status.allowedCpus());
        Origin origin = origin(stat, user);
        Place place = place(stat);
        List<OpenFile> files = files(stat);
        List<ResourceLimit> limits = limits();
        // Another process may have had the pid for some of these reads.
        if (stat() == null) return Optional.empty();
        return Optional.of(new ProcessControlBlock(
                nanoTime.getAsLong(),
                target.pid(),
                origin,
                scheduling,
                place,
                memory,
                files,
                limits,
                signals,
                unavailable));
    }

    private Outcome read(Path path) {
        return KernelFile.readOnce(path, text);
    }

    /** Null when the process has ended. */
    private @Nullable Stat stat() {
        Stat stat = read(folder.resolve("stat")) == Outcome.READ ? Stat.parse(text) : null;
        return stat == null || stat.startTicks() != target.startTicks() ? null : stat;
    }

    /** A zombie, of which only the entry in the table of processes is left, or a first thread that ended before others. */
    private static boolean hasEnded(Stat stat) {
        return stat.state() == 'Z' || stat.state() == 'X';
    }

    private MemoryUse memory(Status status, Stat stat) {
        long maps = Lines.count(folder.resolve("maps"));
        if (maps < 0) unavailable.put("maps", "cannot read " + folder.resolve("maps") + "; " + AS_USER);
        MemoryUse memory = status.memory(maps);
        if (memory.residentKb() < 0) unavailable.put("memory", stat.isKernelThread() ? KERNEL_THREAD : ENDED);
        return memory;
    }

    private Origin origin(Stat stat, String user) {
        byte[] arguments = KernelFile.readWhole(folder.resolve("cmdline"), LARGEST_COMMAND_LINE);
        String commandLine =
                String.join(" ", redaction.redact(CommandLine.parse(arguments).arguments()));
        byte[] cgroups = KernelFile.readWhole(folder.resolve("cgroup"), LARGEST_CGROUPS);
        return new Origin(
                stat.ppid(),
                parentName(stat.ppid()),
                user,
                executable(stat),
                commandLine,
                CgroupPaths.parse(new String(cgroups, StandardCharsets.UTF_8)).text(),
                stat.isKernelThread(),
                stat.startTicks(),
                Instant.ofEpochMilli(bootMillis + stat.startTicks() * Stat.TICK_NANOS / 1_000_000),
                bootId);
    }

    private String parentName(int ppid) {
        boolean read = ppid > 0 && read(root.process(ppid).resolve("stat")) == Outcome.READ;
        Stat parent = read ? Stat.parse(text) : null;
        if (parent != null) return parent.comm();
        unavailable.put("parent", ppid > 0 ? "process " + ppid + " cannot be read" : "nobody here started it");
        return "";
    }

    private String executable(Stat stat) {
        try {
            return redaction.redact(
                    Files.readSymbolicLink(folder.resolve("exe")).toString());
        } catch (IOException failure) {
            String refused = "cannot read " + folder.resolve("exe") + "; " + AS_USER;
            unavailable.put("executable", stat.isKernelThread() ? KERNEL_THREAD : refused);
            return "";
        }
    }

    /** Of the thread that has the process's id, while it is blocked. */
    private @Nullable Place place(Stat stat) {
        Path file = root.task(target.pid(), target.pid()).resolve("syscall");
        SyscallLine line = new SyscallLine();
        Outcome outcome = read(file);
        boolean blocked = outcome == Outcome.READ && line.parse(text) && !line.isRunning();
        if (blocked && line.programCounter() != 0) return new Place(line.programCounter(), line.stackPointer());
        unavailable.put("place", noPlace(stat, outcome, file));
        return null;
    }

    private static String noPlace(Stat stat, Outcome outcome, Path file) {
        if (stat.isKernelThread()) return "a part of the kernel runs no program";
        if (hasEnded(stat)) return "its first thread has ended";
        if (outcome == Outcome.READ) return "it is on a CPU or about to be; the kernel tells where only while it waits";
        return outcome == Outcome.GONE
                ? "the kernel has no " + file
                : "cannot read " + file + "; " + AS_USER + ", with kernel.yama.ptrace_scope 0";
    }

    private @Nullable List<OpenFile> files(Stat stat) {
        List<OpenFile> files = descriptors.read();
        String refused = "cannot read " + folder.resolve("fd") + "; " + AS_USER;
        if (files == null) unavailable.put("files", hasEnded(stat) ? ENDED : refused);
        return files;
    }

    private List<ResourceLimit> limits() {
        if (read(folder.resolve("limits")) == Outcome.READ) return Limits.all(text);
        unavailable.put("limits", "cannot read " + folder.resolve("limits"));
        return List.of();
    }
}
