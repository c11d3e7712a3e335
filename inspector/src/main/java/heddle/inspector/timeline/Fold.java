package heddle.inspector.timeline;

import heddle.inspector.model.Snapshot;
import heddle.inspector.model.Target;
import heddle.inspector.model.ThreadControlBlock;
import heddle.inspector.model.WaitLog;
import heddle.inspector.observation.CostMeasured;
import heddle.inspector.observation.EventsLost;
import heddle.inspector.observation.FramesSeen;
import heddle.inspector.observation.JvmPause;
import heddle.inspector.observation.JvmThreads;
import heddle.inspector.observation.KernelTick;
import heddle.inspector.observation.ModeSettled;
import heddle.inspector.observation.Observer;
import heddle.inspector.observation.RecordingCaughtUp;
import heddle.inspector.observation.RecordingChanged;
import heddle.inspector.observation.SourceTrouble;
import heddle.inspector.observation.StackSampled;
import heddle.inspector.observation.TargetEnded;
import heddle.inspector.observation.ThreadSlice;
import heddle.inspector.observation.ThreadsIdentified;
import heddle.inspector.observation.VirtualThreads;
import heddle.inspector.observation.WaitFinished;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
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
    private static final int TERMINATED_KEPT = 500;
    private static final long SECOND_NANOS = 1_000_000_000L;

    private final Target target;
    private final LongSupplier inspectorCpuNanos;
    private final StatusFold status = new StatusFold();
    private final Map<Integer, KernelThread> threads = new TreeMap<>();
    private final JvmTable jvm = new JvmTable();
    private final VirtualTable virtual = new VirtualTable();
    private final LockLedger ledger = new LockLedger();
    private final WaitJoin join = new WaitJoin();

    private final Deque<ThreadControlBlock> terminated = new ArrayDeque<>();

    private WaitLog waits = WaitLog.EMPTY;
    private long startedNanos;
    private long atNanos;
    private Instant at = Instant.EPOCH;
    private long secondEndsNanos;
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
        tick.ended().forEach(this::forget);
        tick.slices().forEach(this::hear);
        dropOldTerminated();
        settle();
        if (atNanos >= secondEndsNanos) endSecond();
        status.unavailable("kernel_waits", tick.process().waitUnavailable());
    }

    private void start() {
        startedNanos = atNanos;
        secondEndsNanos = atNanos + SECOND_NANOS;
    }

    private void forget(int tid) {
        KernelThread ended = threads.remove(tid);
        if (ended != null) terminated.addLast(ended.terminated(jvm, atNanos));
        jvm.forgetTid(tid);
    }

    private void dropOldTerminated() {
        while (!terminated.isEmpty()
                && (terminated.size() > TERMINATED_KEPT
                        || terminated.getFirst().sinceNanos() < atNanos - TERMINATED_KEPT_NANOS)) {
            terminated.removeFirst();
        }
    }

    private void hear(ThreadSlice slice) {
        if (slice.fresh()) threads.put(slice.tid(), new KernelThread(slice));
        KernelThread thread = threads.get(slice.tid());
        if (thread != null) thread.hear(slice);
    }

    private void settle() {
        threads.values().forEach(thread -> thread.settle(jvm, atNanos));
    }

    private void endSecond() {
        threads.values().forEach(thread -> thread.endSecond(atNanos));
        secondEndsNanos += SECOND_NANOS * Math.max(1, (atNanos - secondEndsNanos) / SECOND_NANOS + 1);
    }

    @Override
    public void hear(JvmThreads seen) {
        jvm.replace(seen);
        status.snapshotSeen(seen.atNanos());
        settle();
        List<ThreadControlBlock> now = blocks();
        Map<Long, ThreadControlBlock> byJavaId = new HashMap<>();
        now.forEach(thread -> byJavaId.put(thread.javaId(), thread));
        ledger.look(seen.atNanos(), now, byJavaId::get);
        join.look(seen.atNanos(), now);
    }

    @Override
    public void hear(VirtualThreads seen) {
        virtual.hear(seen, jvm);
        status.unavailable("virtual_threads", seen.hidden());
    }

    @Override
    public void hear(FramesSeen seen) {
        jvm.put(seen);
    }

    @Override
    public void hear(ThreadsIdentified identified) {
        jvm.identify(identified);
    }

    @Override
    public void hear(WaitFinished wait) {
        join.hear(wait);
    }

    @Override
    public void hear(StackSampled sampled) {
        jvm.put(sampled);
    }

    @Override
    public void hear(JvmPause pause) {
        if (pause.collection()) join.objectsMoved();
    }

    @Override
    public void hear(EventsLost lost) {
        status.hear(lost);
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
    public void hear(ModeSettled settled) {
        status.hear(settled);
    }

    @Override
    public void hear(CostMeasured cost) {
        status.hear(cost);
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

    /** The present. */
    public Snapshot snapshot() {
        waits = waits.append(new WaitLog.Batch(atNanos, join.matched()), atNanos - WAITS_KEPT_NANOS);
        return new Snapshot(
                target,
                atNanos,
                at,
                startedNanos,
                blocks(),
                List.copyOf(terminated),
                ledger.accounts(),
                waits,
                status.status(inspectorCpuNanos.getAsLong()),
                ended);
    }

    private List<ThreadControlBlock> blocks() {
        List<ThreadControlBlock> all = new ArrayList<>(threads.size());
        threads.values().forEach(thread -> all.add(thread.block(jvm)));
        all.addAll(virtual.blocks());
        return List.copyOf(all);
    }
}
