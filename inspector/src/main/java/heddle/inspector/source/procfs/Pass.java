package heddle.inspector.source.procfs;

import heddle.inspector.model.KernelWait;
import heddle.inspector.model.SourceStatus;
import heddle.inspector.source.procfs.ThreadFiles.Name;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One look at all threads: the parsers they share and what holds for all of them this time.
 *
 * <p>Used by one thread; what it read last stays until the next read.
 */
final class Pass {
    /** Reading the status of more threads than this at each look would cost too much: then a quarter takes its turn. */
    private static final int MANY_ACTIVE = 32;

    /** From here on those that hardly ran take turns at telling where they wait, too. */
    private static final int VERY_MANY_ACTIVE = 256;

    private static final int TURNS = 4;

    private final KernelText text = new KernelText();
    private final Status status = new Status(text);
    private final SyscallLine line = new SyscallLine();
    private final Counters counters;
    private final WaitReader waits;
    private final LongSupplier nanoTime;

    private long number;
    private int active;
    private boolean thrifty;
    private boolean veryThrifty;
    private boolean lettersMatter;
    private boolean held;
    private boolean justHeldOrReleased;
    private boolean frozen;
    private boolean syscallRefused;
    private final Map<String, String> unavailable = new HashMap<>();

    Pass(Counters counters, WaitReader waits, LongSupplier nanoTime) {
        this.counters = counters;
        this.waits = waits;
        this.nanoTime = nanoTime;
    }

    /**
     * Begins a look.
     *
     * @param processState state letter of the process; a stopped or frozen one has threads whose letter matters
     * @param processFrozen whether a freezer holds it
     */
    void begin(char processState, boolean processFrozen) {
        number++;
        thrifty = active > MANY_ACTIVE;
        veryThrifty = active > VERY_MANY_ACTIVE;
        active = 0;
        boolean stopped = processState == 'T' || processState == 't';
        lettersMatter = stopped || processState == 'D';
        frozen = processFrozen;
        justHeldOrReleased = held != (stopped || frozen);
        held = stopped || frozen;
    }

    /** Counts a thread that did something. */
    void countActive() {
        active++;
    }

    /** Whether this thread's status is read at this look in any case. */
    boolean readsStatusOf(int tid) {
        return !thrifty || lettersMatter || justHeldOrReleased || syscallRefused || isTurnOf(tid);
    }

    /** Whether a thread that waited before and hardly ran since is asked at this look where it waits now. */
    boolean asksWhereWaits(int tid) {
        return !veryThrifty || readsStatusOf(tid);
    }

    /** Whether every thread is asked, because some may have been held while the last look was under way. */
    boolean asksAll() {
        return justHeldOrReleased;
    }

    /** Whether a thread that is read at every {@code period}th look only is not read at this one. */
    boolean leavesAlone(int tid, int period) {
        return !asksAll() && (tid + number) % period != 0;
    }

    boolean isTurnOf(int tid) {
        return (tid + number) % TURNS == 0;
    }

    long nanoTime() {
        return nanoTime.getAsLong();
    }

    Outcome readCounters(ThreadFiles files) {
        return counters.read(files, text);
    }

    Counters counters() {
        return counters;
    }

    Outcome readStatus(ThreadFiles files, boolean again) {
        return again ? files.read(Name.STATUS, text) : files.readOnce(Name.STATUS, text);
    }

    /** The status read last. */
    Status status() {
        return status;
    }

    @Nullable
    Stat readStat(ThreadFiles files) {
        return files.readOnce(Name.STAT, text) == Outcome.READ ? Stat.parse(text) : null;
    }

    /** Reads where the thread is blocked; false when that is refused, as it then is for every thread. */
    boolean readSyscall(ThreadFiles files, boolean again) {
        if (syscallRefused) return false;
        Outcome outcome = again ? files.read(Name.SYSCALL, text) : files.readOnce(Name.SYSCALL, text);
        if (outcome == Outcome.READ && line.parse(text)) return true;
        if (outcome == Outcome.REFUSED) refuse("not permitted", files);
        if (outcome == Outcome.GONE && files.exist()) refuse("the kernel has no such file", files);
        return false;
    }

    private void refuse(String why, ThreadFiles files) {
        syscallRefused = true;
        unavailable.put(
                SourceStatus.KERNEL_WAITS,
                "cannot read " + files.path(Name.SYSCALL) + ": " + why
                        + "; run Heddle as the target's user or root, with kernel.yama.ptrace_scope 0");
    }

    /** What cannot be read, and why: keys of {@link SourceStatus}. */
    Map<String, String> unavailable() {
        unavailable.put(SourceStatus.POLLED_SOCKETS, waits.pollsUnavailable());
        return Map.copyOf(unavailable);
    }

    /** The line read last. */
    SyscallLine line() {
        return line;
    }

    /** Whether the first argument of the call says what it is about: an array on a stack can hold another thing each time. */
    boolean isNamedByArgument() {
        return !waits.isPoll(line);
    }

    KernelWait waitOfLine(char letter) {
        return waits.ofSyscall(line, letter, frozen);
    }

    /** Whether all was known of the wait told last. */
    boolean isWaitSettled() {
        return waits.isSettled();
    }

    @Nullable
    KernelWait waitOfWchan(ThreadFiles files, char letter) {
        boolean read = files.readOnce(Name.WCHAN, text) == Outcome.READ;
        return waits.ofWchan(read ? text.restOfLine() : "", letter, frozen);
    }
}
