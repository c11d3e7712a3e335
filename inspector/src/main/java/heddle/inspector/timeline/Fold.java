package heddle.inspector.timeline;

import heddle.inspector.model.MemoryMap;
import heddle.inspector.model.Particulars;
import heddle.inspector.model.Snapshot;
import heddle.inspector.model.StateTimes;
import heddle.inspector.model.Target;
import heddle.inspector.model.ThreadControlBlock;
import heddle.inspector.model.Turnover;
import heddle.inspector.model.WaitCause;
import heddle.inspector.model.WaitLog;
import heddle.inspector.observation.CostMeasured;
import heddle.inspector.observation.EventsLost;
import heddle.inspector.observation.FramesSeen;
import heddle.inspector.observation.HoldersSeen;
import heddle.inspector.observation.JvmPause;
import heddle.inspector.observation.JvmThreads;
import heddle.inspector.observation.KernelTick;
import heddle.inspector.observation.LocksCounted;
import heddle.inspector.observation.MemoryAllocated;
import heddle.inspector.observation.MemorySeen;
import heddle.inspector.observation.ModeSettled;
import heddle.inspector.observation.Observer;
import heddle.inspector.observation.ProbeChanged;
import heddle.inspector.observation.ProcessExamined;
import heddle.inspector.observation.RecordingCaughtUp;
import heddle.inspector.observation.RecordingChanged;
import heddle.inspector.observation.SourceTrouble;
import heddle.inspector.observation.StackSampled;
import heddle.inspector.observation.TargetEnded;
import heddle.inspector.observation.ThreadExamined;
import heddle.inspector.observation.ThreadPinned;
import heddle.inspector.observation.ThreadSlice;
import heddle.inspector.observation.ThreadsIdentified;
import heddle.inspector.observation.ThreadsStarted;
import heddle.inspector.observation.VirtualThreads;
import heddle.inspector.observation.WaitFinished;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Joins the observations of all sources into snapshots.
 *
 * <p>The kernel's ticks are the beat: each makes the present complete. Used by one thread.
 */
public final class Fold implements Observer {
    private static final long WAITS_KEPT_NANOS = 60_000_000_000L;
    private static final long TERMINATED_KEPT_NANOS = 60_000_000_000L;
    private static final long SECOND_NANOS = 1_000_000_000L;

    private final Target target;
    private final LongSupplier inspectorCpuNanos;
    private final StatusFold status = new StatusFold();
    private final Map<Integer, KernelThread> threads = new TreeMap<>();
    private final Terminated terminated = new Terminated();
    private final Identities identities = new Identities();
    private final Holdings holdings = new Holdings(identities);
    private final JvmTable jvm = new JvmTable(identities, holdings);
    private final VirtualTable virtual = new VirtualTable(identities, holdings);
    private final LockLedger ledger = new LockLedger();
    private final WaitJoin join = new WaitJoin();
    private final ProbeTable probe = new ProbeTable();

    private final MemoryFold memoryFold = new MemoryFold();
    private final RecordedWaits recorded = new RecordedWaits();

    private WaitLog waits = WaitLog.EMPTY;
    private CpuShortage shortage = CpuShortage.NONE;
    private final BriefThreads brief = new BriefThreads();
    private Turnover turnover = Turnover.NONE;
    private long begun;
    private Particulars particulars = Particulars.NONE;
    private @Nullable MemoryMap memory;
    private long startedNanos;
    private long goneOnNanos;
    private long atNanos;
    private Instant at = Instant.EPOCH;
    private TimeAccount.Second second = new TimeAccount.Second(0, 0);
    private Snapshot.@Nullable Ending ended;

    /** @param inspectorCpuNanos tells the CPU time this process has used so far */
    public Fold(Target target, LongSupplier inspectorCpuNanos) {
        this.target = target;
        this.inspectorCpuNanos = inspectorCpuNanos;
    }

    @Override
    public void hear(KernelTick tick) {
        atNanos = tick.atNanos();
        at = tick.at();
        if (startedNanos == 0) start();
        tick.ended().forEach(this::end);
        tick.slices().forEach(this::hear);
        tellThreads();
        boolean stopped = tick.process().state() == 'T';
        shortage = shortage.then(tick.process());
        threads.values().forEach(thread -> thread.tick(atNanos, stopped, shortage));
        if (atNanos - second.dueNanos() >= SECOND_NANOS) endSecond();
        tick.process().unavailable().forEach(status::unavailable);
    }

    private void start() {
        startedNanos = atNanos;
        second = new TimeAccount.Second(atNanos, atNanos);
    }

    private void hear(ThreadSlice slice) {
        if (slice.fresh()) begin(slice);
        KernelThread thread = threads.get(slice.tid());
        if (thread != null) thread.hear(slice);
    }

    /** A first slice of a known id is that of a later thread. */
    private void begin(ThreadSlice slice) {
        end(slice.tid());
        KernelThread thread = new KernelThread(slice, second, jvm, identities);
        threads.put(slice.tid(), thread);
        identities.started(slice.tid(), thread.namespaceTid());
        turnover = turnover.admit();
        begun++;
    }

    private void end(int tid) {
        KernelThread thread = threads.remove(tid);
        if (thread == null) return;
        ThreadControlBlock last = thread.terminated(atNanos);
        terminated.add(last);
        turnover = turnover.end(last);
        jvm.ended(thread.namespaceTid());
        identities.ended(thread.namespaceTid());
    }

    private void endSecond() {
        long seconds = (atNanos - second.dueNanos()) / SECOND_NANOS;
        second = new TimeAccount.Second(second.dueNanos() + seconds * SECOND_NANOS, atNanos);
        threads.values().forEach(thread -> thread.endSecond(second));
        if (ledger.isEmpty()) return;
        long goingOn = goingOnNanos();
        ledger.endSecond(seconds * SECOND_NANOS, goneOnNanos == 0 ? 0 : Math.max(0, goingOn - goneOnNanos));
        goneOnNanos = goingOn;
    }

    /** Of all threads, since observation began; of virtual ones only the waiting, for while they run their carriers do. */
    private long goingOnNanos() {
        long sum = turnover.times().goingOnNanos();
        for (KernelThread thread : threads.values()) sum += thread.block().goingOnNanos(atNanos);
        for (ThreadControlBlock thread : virtual.blocks()) {
            StateTimes times = thread.times();
            sum += thread.goingOnNanos(atNanos) - times.runningNanos() - times.readyNanos();
        }
        return sum;
    }

    @Override
    public void hear(JvmThreads seen) {
        jvm.replace(seen);
        status.snapshotSeen(seen.atNanos());
        tellThreads();
        threads.values().forEach(thread -> thread.look(atNanos));
        List<HeldUp> heldUp = new ArrayList<>(jvm.heldUp());
        heldUp.addAll(virtual.heldUp());
        ledger.look(seen.atNanos(), heldUp, this::holder);
        join.look(seen.atNanos(), seen.costNanos(), heldUp);
    }

    private void tellThreads() {
        for (Integer tid : jvm.takeChanged()) {
            KernelThread thread = threads.get(tid);
            if (thread != null) thread.told();
        }
    }

    private @Nullable Holder holder(long javaId) {
        KernelThread thread = threads.get(identities.tid(javaId));
        return thread == null ? virtual.holder(javaId) : thread.holder();
    }

    @Override
    public void hear(VirtualThreads seen) {
        virtual.hear(seen, this::waitsSince);
        status.virtualThreadsSeen();
        status.unavailable("virtual_threads", seen.hidden());
    }

    @Override
    public void hear(HoldersSeen seen) {
        for (Integer tid : jvm.waitersOf(holdings.put(seen))) {
            KernelThread thread = threads.get(tid);
            if (thread != null) thread.forgetBlock();
        }
    }

    private @Nullable WaitCause waitsSince(long javaId, long nanos) {
        KernelThread thread = threads.get(identities.tid(javaId));
        return thread == null ? null : thread.waitsSince(nanos);
    }

    @Override
    public void hear(FramesSeen seen) {
        jvm.put(seen);
    }

    @Override
    public void hear(ThreadsIdentified identified) {
        identities.identify(identified);
    }

    @Override
    public void hear(WaitFinished wait) {
        recorded.hear(wait);
        join.hear(wait);
    }

    @Override
    public void hear(ThreadPinned pinned) {
        recorded.hear(pinned);
    }

    @Override
    public void hear(StackSampled sampled) {
        jvm.put(sampled);
    }

    @Override
    public void hear(MemoryAllocated allocated) {
        for (MemoryAllocated.Entry entry : allocated.threads()) {
            jvm.put(entry);
            KernelThread thread = threads.get(identities.tid(entry.javaId()));
            if (thread != null) thread.forgetBlock();
        }
    }

    @Override
    public void hear(ProcessExamined examined) {
        particulars = particulars.with(examined.process());
    }

    @Override
    public void hear(ThreadExamined examined) {
        particulars = particulars.with(examined.thread());
    }

    @Override
    public void hear(JvmPause pause) {
        recorded.hear(pause);
        if (pause.collection()) join.objectsMoved();
    }

    @Override
    public void hear(EventsLost lost) {
        status.hear(lost);
    }

    @Override
    public void hear(ProbeChanged changed) {
        status.hear(changed);
    }

    @Override
    public void hear(LocksCounted counted) {
        probe.hear(counted);
        status.hear(counted);
    }

    @Override
    public void hear(RecordingChanged changed) {
        status.hear(changed);
    }

    @Override
    public void hear(RecordingCaughtUp caughtUp) {
        status.hear(caughtUp);
    }

    @Override
    public void hear(MemorySeen seen) {
        memory = memoryFold.hear(seen);
        status.hear(seen);
    }

    @Override
    public void hear(ModeSettled settled) {
        status.hear(settled);
    }

    @Override
    public void hear(CostMeasured cost) {
        status.hear(cost);
    }

    @Override
    public void hear(ThreadsStarted started) {
        turnover = turnover.unseen(brief.more(started.total(), begun));
    }

    @Override
    public void hear(SourceTrouble trouble) {
        status.hear(trouble);
    }

    @Override
    public void hear(TargetEnded end) {
        ended = new Snapshot.Ending(end.how().name().toLowerCase(Locale.ROOT), end.at());
        atNanos = Math.max(atNanos, end.atNanos());
    }

    /**
     * Java ids of threads whose waiting only their stacks could explain, or who by their stacks may be found to have what
     * others have waited for so long.
     */
    public List<Long> puzzling() {
        boolean all =
                threads.values().stream().anyMatch(thread -> thread.waitsForUnknownHolder(particulars.services()));
        return threads.values().stream()
                .filter(thread -> thread.needsStack(all))
                .map(thread -> thread.block().javaId())
                .toList();
    }

    /** The present. */
    public Snapshot snapshot() {
        waits = waits.append(
                new WaitLog.Batch(atNanos, join.takeMatched(), recorded.take(), recorded.takePins()),
                atNanos - WAITS_KEPT_NANOS);
        return new Snapshot(
                target,
                atNanos,
                at,
                startedNanos,
                blocks(),
                terminated.since(atNanos - TERMINATED_KEPT_NANOS),
                turnover,
                probe.added(ledger.accounts()),
                waits.append(new WaitLog.Batch(atNanos, join.unmatchedSince(atNanos - WAITS_KEPT_NANOS)), 0),
                memory,
                status.status(inspectorCpuNanos.getAsLong()),
                particulars,
                ended);
    }

    private List<ThreadControlBlock> blocks() {
        Collection<ThreadControlBlock> unmounted = virtual.blocks();
        List<ThreadControlBlock> all = new ArrayList<>(threads.size() + unmounted.size());
        threads.values().forEach(thread -> all.add(thread.block()));
        all.addAll(unmounted);
        return ClassInits.explained(all);
    }
}
