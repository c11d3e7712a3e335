package heddle.inspector.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the kernel keeps of a process, as it was read at one moment.
 *
 * @param origin where it comes from and what it runs
 * @param scheduling of the thread whose id is the process's, {@code place} where that one is blocked
 * @param files its open files by descriptor, null when that is not permitted to know
 * @param limits what it may use at most, in the kernel's order
 * @param unavailable why something is not known, by name of the field in the answer
 */
public record ProcessControlBlock(
        long atNanos,
        int pid,
        Origin origin,
        Scheduling scheduling,
        @Nullable Place place,
        MemoryUse memory,
        @Nullable List<OpenFile> files,
        List<ResourceLimit> limits,
        Signals signals,
        Map<String, String> unavailable) {
    public ProcessControlBlock {
        files = files == null ? null : List.copyOf(files);
        limits = List.copyOf(limits);
        unavailable = Map.copyOf(unavailable);
    }

    /**
     * A program that became a process.
     *
     * @param ppid process that answers for it, 0 for none here
     * @param parentName program of that one, or empty
     * @param user name of the effective user
     * @param executable file of the program, or empty when not known
     * @param commandLine redacted
     * @param cgroup its control groups but for the root, {@code /} when there is no other
     * @param kernelThread whether it is a part of the kernel, which has no memory or files of its own
     * @param startTicks clock ticks after boot; with the pid and {@code bootId} no other process ever has the same
     */
    public record Origin(
            int ppid,
            String parentName,
            String user,
            String executable,
            String commandLine,
            String cgroup,
            boolean kernelThread,
            long startTicks,
            Instant started,
            String bootId) {}

    /** Where a blocked thread will go on. */
    public record Place(long programCounter, long stackPointer) {}

    /**
     * What signals do to it.
     *
     * @param handled a handler of the program takes them
     * @param ignored they are dropped
     * @param pending sent to the process and not yet taken by any thread
     */
    public record Signals(SignalSet handled, SignalSet ignored, SignalSet pending) {}

    /** The limit of that name, if the kernel told it. */
    public Optional<ResourceLimit> limit(String name) {
        return limits.stream().filter(limit -> limit.name().equals(name)).findFirst();
    }
}
