package heddle.inspector.source.procfs;

import heddle.inspector.model.ProcessEntry;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The processes of this machine, without touching any of them.
 *
 * <p>What a process runs is found out once; later looks read two small files for each. Not thread-safe.
 */
public final class ProcessList {
    /** A program may still be loading its JVM, or be replaced by exec, for this long. */
    private static final long SETTLED_MILLIS = 10_000;

    private final ProcRoot root;
    private final LongSupplier nanoTime;
    private final InstantSource wall;
    private final Redaction redaction;
    private final Users users = new Users();
    private final KernelText text = new KernelText();
    private final Status status = new Status(text);
    private final long bootMillis;
    private Map<Integer, Known> known = new HashMap<>();

    /**
     * @param procRoot the folder {@code /proc}
     * @param showSecrets whether arguments that look secret are shown
     * @param nanoTime the monotonic clock
     * @param wall the wall clock
     */
    public ProcessList(Path procRoot, boolean showSecrets, LongSupplier nanoTime, InstantSource wall) {
        this.root = new ProcRoot(procRoot);
        this.redaction = new Redaction(showSecrets);
        this.nanoTime = nanoTime;
        this.wall = wall;
        boolean read = KernelFile.readOnce(root.file("stat"), text) == Outcome.READ;
        this.bootMillis = read ? MachineStat.bootEpochSeconds(text) * 1000 : 0;
    }

    /** Every process that can be seen, by pid. Whether it can be attached to is left for others to say. */
    public List<ProcessEntry> look() {
        Map<Integer, Known> seen = new HashMap<>();
        List<ProcessEntry> entries = new ArrayList<>();
        for (int pid : root.pids()) {
            ProcessEntry entry = look(pid, seen);
            if (entry != null) entries.add(entry);
        }
        known = seen;
        entries.sort((one, other) -> Integer.compare(one.pid(), other.pid()));
        return entries;
    }

    /** One process, empty when there is none of that pid. */
    public Optional<ProcessEntry> find(int pid) {
        return Optional.ofNullable(look(pid, known));
    }

    /** What kind of Java program a process was when it was last looked at; {@link JvmKind#NONE} before. */
    public JvmKind kind(int pid) {
        Known last = known.get(pid);
        return last == null ? JvmKind.NONE : last.facts.kind();
    }

    private @Nullable ProcessEntry look(int pid, Map<Integer, Known> seen) {
        Reading reading = read(pid);
        if (reading == null) return null;
        Known last = known.get(pid);
        Known before = last != null && last.reading.isSameProcess(reading) ? last : null;
        ProgramFacts facts = before != null && before.settled ? before.facts : facts(pid, reading);
        seen.put(pid, new Known(reading, facts, wall.millis() - startedMillis(reading) > SETTLED_MILLIS));
        OptionalDouble cpuPercent = before == null ? OptionalDouble.empty() : reading.cpuPercentSince(before.reading);
        return entry(pid, reading, facts, cpuPercent);
    }

    private @Nullable Reading read(int pid) {
        Path folder = root.process(pid);
        Stat stat = KernelFile.readOnce(folder.resolve("stat"), text) == Outcome.READ ? Stat.parse(text) : null;
        if (stat == null || KernelFile.readOnce(folder.resolve("status"), text) != Outcome.READ) return null;
        int uid = status.effectiveUid();
        return new Reading(stat, uid, status.namespacePid(pid), status.rssKb(), nanoTime.getAsLong());
    }

    private ProgramFacts facts(int pid, Reading reading) {
        Stat stat = reading.stat;
        if (stat.isKernelThread()) return ProgramFacts.ofKernelThread(stat.comm());
        String user = users.name(reading.uid, root.process(pid));
        return ProgramFacts.of(root.process(pid), stat.comm(), reading.namespacePid, user, redaction);
    }

    private long startedMillis(Reading reading) {
        return bootMillis + reading.stat.startTicks() * Stat.TICK_NANOS / 1_000_000;
    }

    private ProcessEntry entry(int pid, Reading reading, ProgramFacts facts, OptionalDouble cpuPercent) {
        return new ProcessEntry(
                pid,
                reading.stat.ppid(),
                reading.stat.startTicks(),
                startedMillis(reading),
                users.name(reading.uid, root.process(pid)),
                facts.main(),
                facts.commandLine(),
                facts.kind().isJvm(),
                facts.jdk(),
                reading.stat.threads(),
                cpuPercent,
                reading.rssKb,
                reading.stat.state(),
                "");
    }

    /** The counters of a process at one look. */
    private record Reading(Stat stat, int uid, int namespacePid, long rssKb, long atNanos) {
        /** Same pid and start, and not another program by exec in between. */
        boolean isSameProcess(Reading later) {
            return stat.startTicks() == later.stat.startTicks() && stat.comm().equals(later.stat.comm());
        }

        OptionalDouble cpuPercentSince(Reading earlier) {
            long elapsed = atNanos - earlier.atNanos;
            long used = Math.max(0, stat.cpuNanos() - earlier.stat.cpuNanos());
            return elapsed <= 0 ? OptionalDouble.empty() : OptionalDouble.of(100.0 * used / elapsed);
        }
    }

    /** What is remembered of a process; {@code settled} when its facts will not change any more. */
    private record Known(Reading reading, ProgramFacts facts, boolean settled) {}
}
