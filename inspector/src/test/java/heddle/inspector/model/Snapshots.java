package heddle.inspector.model;

import heddle.inspector.model.ProcessControlBlock.Origin;
import heddle.inspector.model.ProcessControlBlock.Signals;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Invented snapshots. */
public final class Snapshots {
    private Snapshots() {}

    /** The threads at a moment at which the JVM told its locks. */
    public static Snapshot at(long nanos, ThreadControlBlock... threads) {
        return at(nanos, List.of(), WaitLog.EMPTY, threads);
    }

    public static Snapshot at(long nanos, List<LockAccount> accounts, WaitLog waits, ThreadControlBlock... threads) {
        return new Snapshot(
                new Target(4711, 99, "shop", "17"),
                nanos,
                Instant.EPOCH.plusNanos(nanos),
                1,
                Arrays.asList(threads),
                List.of(),
                Turnover.NONE,
                accounts.stream().collect(Collectors.toMap(LockAccount::lock, Function.identity())),
                waits,
                null,
                new SourceStatus(Mode.AGENT, true, Map.of(), 0, 0, 1_000_000, 0, 0, 0, 0, nanos, 0, nanos),
                Particulars.NONE,
                null);
    }

    /** The process of these snapshots, allowed on those CPUs, with sockets such as {@code tcp listening :8080}. */
    public static ProcessControlBlock process(long nanos, String cpus, String... sockets) {
        return new ProcessControlBlock(
                nanos,
                4711,
                new Origin(1, "init", "app", "", "java Shop", "/", false, 99, Instant.EPOCH, "boot"),
                new Scheduling('S', 20, 0, "SCHED_OTHER", 0, 0, cpus),
                null,
                new MemoryUse(-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1),
                Arrays.stream(sockets)
                        .map(target -> new OpenFile(7, OpenFile.Kind.SOCKET, 1, target, OpenFile.Access.BOTH))
                        .toList(),
                List.of(),
                new Signals(SignalSet.NONE, SignalSet.NONE, SignalSet.NONE),
                Map.of());
    }

    /** The same moment in a process whose JVM tells nothing. */
    public static Snapshot unrecorded(Snapshot of) {
        return new Snapshot(
                of.target(),
                of.atNanos(),
                of.at(),
                of.startedNanos(),
                of.threads(),
                of.terminated(),
                of.turnover(),
                of.locks(),
                of.waits(),
                of.memory(),
                SourceStatus.silent(Mode.LOOK),
                of.particulars(),
                null);
    }
}
