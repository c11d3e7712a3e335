package heddle.inspector.diagnosis;

import heddle.inspector.model.Block;
import heddle.inspector.model.FinishedWait;
import heddle.inspector.model.LockAccount;
import heddle.inspector.model.LockId;
import heddle.inspector.model.LockKind;
import heddle.inspector.model.RecordedWait;
import heddle.inspector.model.Snapshot;
import heddle.inspector.model.Snapshots;
import heddle.inspector.model.StackFrame;
import heddle.inspector.model.StateTimes;
import heddle.inspector.model.ThreadControlBlock;
import heddle.inspector.model.WaitCause;
import heddle.inspector.model.WaitLog;
import heddle.inspector.timeline.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An invented window of ten seconds in which one lock is waited for. */
final class Contention {
    static final long SECOND = 1_000_000_000L;
    static final long FROM = 100 * SECOND;
    static final long TO = 110 * SECOND;
    static final LockId LOCK = new LockId("com.acme.Inventory", 0x1f2e);
    static final StackFrame SITE = new StackFrame("com.acme.Inventory", "reserve", "Inventory.java", 41);

    private final List<ThreadControlBlock> threads = new ArrayList<>();
    private final List<FinishedWait> waits = new ArrayList<>();
    private final List<RecordedWait> all = new ArrayList<>();
    private LockKind kind = LockKind.MONITOR;
    private LockId lock = LOCK;
    private double lostPerSecond;
    private Map<String, Long> owners = Map.of();
    private Map<StackFrame, Long> sites = Map.of();
    private StateTimes why = StateTimes.ZERO;
    private long fromNanos = FROM;
    private boolean recorded = true;
    private boolean looked = true;
    private long samples = 40;

    Contention kind(LockKind other) {
        kind = other;
        return this;
    }

    Contention lock(LockId other) {
        lock = other;
        return this;
    }

    /** What looks at the waiters came to. */
    Contention lost(double perSecond) {
        lostPerSecond = perSecond;
        return this;
    }

    Contention ownedBy(Map<String, Long> seen) {
        owners = seen;
        return this;
    }

    Contention heldAt(Map<StackFrame, Long> seen) {
        sites = seen;
        return this;
    }

    Contention why(StateTimes times) {
        why = times;
        return this;
    }

    Contention thread(Block block) {
        threads.add(block.build());
        return this;
    }

    /** A thread that waits for the lock at the end of the window. */
    Contention waiter(int tid, long sinceNanos, int owner) {
        return thread(Block.of(tid)
                .waitsFor(lock, kind, Block.ref(owner))
                .frames(SITE)
                .since(sinceNanos));
    }

    Contention over(int tid, long startNanos, long endNanos) {
        return overOn(lock, tid, startNanos, endNanos);
    }

    /** A recorded wait for another lock. */
    Contention overOn(LockId other, int tid, long startNanos, long endNanos) {
        waits.add(new FinishedWait(other, 10 + tid, startNanos, endNanos, "previous", SITE));
        all.add(new RecordedWait(10 + tid, WaitCause.MONITOR, startNanos, endNanos));
        return this;
    }

    Contention beginning(long nanos) {
        fromNanos = nanos;
        return this;
    }

    /** How often looks saw somebody wait. */
    Contention samples(long count) {
        samples = count;
        return this;
    }

    /** No look ever saw somebody wait. */
    Contention unlooked() {
        looked = false;
        return this;
    }

    Contention unrecorded() {
        recorded = false;
        return this;
    }

    Window window() {
        LockAccount before = new LockAccount(lock, kind, 7, 1, Map.of("earlier", 7L), Map.of(), StateTimes.ZERO, null);
        long lost = (long) (lostPerSecond * (TO - fromNanos));
        LockAccount after = new LockAccount(lock, kind, 7 + lost, 1 + samples, owners, sites, why, null);
        Snapshot from = Snapshots.at(fromNanos, List.of(before), WaitLog.EMPTY);
        WaitLog log = WaitLog.EMPTY.append(new WaitLog.Batch(TO, waits, all), 0);
        Snapshot to =
                Snapshots.at(TO, looked ? List.of(after) : List.of(), log, threads.toArray(ThreadControlBlock[]::new));
        return new Window(from, recorded ? to : Snapshots.unrecorded(to));
    }

    LockReport report() {
        return LockReports.of(window()).get(0);
    }
}
