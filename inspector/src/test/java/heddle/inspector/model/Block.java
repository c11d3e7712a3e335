package heddle.inspector.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An invented thread. */
public final class Block {
    private final int tid;
    private long javaId;
    private ThreadKind kind = ThreadKind.PLATFORM;
    private Activity activity = Activity.RUNNING;
    private @Nullable JvmState jvmState;
    private @Nullable LockWait lockWait;
    private StateTimes times = StateTimes.ZERO;
    private Transitions transitions = Transitions.NONE;
    private List<StackFrame> frames = List.of();
    private @Nullable Allocation allocation;
    private @Nullable String name;
    private @Nullable String pinned;
    private @Nullable KernelWait kernelWait;
    private int priority = 5;
    private long framesAtNanos;
    private long uncertainNanos;
    private Strip history = Strip.EMPTY;
    private long firstSeenNanos = 1;
    private long asOfNanos = 1;
    private long sinceNanos = 1;

    private Block(int tid) {
        this.tid = tid;
        this.javaId = 10L + tid;
    }

    /** A running Java thread with the Java id {@code 10 + tid}. */
    public static Block of(int tid) {
        return new Block(tid);
    }

    /** The thread as another one names it. */
    public static ThreadRef ref(int tid) {
        return new ThreadRef(tid, 10 + tid, "t" + tid);
    }

    /** A virtual thread with that Java id. */
    public static Block virtual(long javaId) {
        Block block = new Block(-1);
        block.javaId = javaId;
        block.kind = ThreadKind.VIRTUAL;
        return block;
    }

    public Block javaId(long other) {
        javaId = other;
        return this;
    }

    public Block named(String other) {
        name = other;
        return this;
    }

    public Block priority(int other) {
        priority = other;
        return this;
    }

    /** A virtual thread that keeps its carrier although it waits. */
    public Block pinned(String why) {
        pinned = why;
        return this;
    }

    /** Blocked in the kernel, on what {@code detail} says. */
    public Block kernelWait(WaitCause cause, String detail) {
        kernelWait = new KernelWait(0, cause, detail, 0, 0);
        return waiting(cause);
    }

    /** Blocked in the kernel until there are events for that epoll. */
    public Block polls(int epoll, String detail) {
        kernelWait = new KernelWait(232, WaitCause.POLL, detail, 0, 0, null, epoll);
        return waiting(WaitCause.POLL);
    }

    public Block framesAt(long nanos) {
        framesAtNanos = nanos;
        return this;
    }

    public Block activity(Activity other) {
        activity = other;
        return this;
    }

    public Block waiting(WaitCause cause) {
        return activity(Activity.waiting(cause));
    }

    public Block waitsFor(LockId lock, LockKind lockKind, @Nullable ThreadRef owner) {
        lockWait = new LockWait(lock, lockKind, owner);
        return waiting(lockKind.parkCause());
    }

    /** It waits for what all of these have or, if {@code any}, for one of them. */
    public Block waitsForAll(LockId lock, LockKind lockKind, List<ThreadRef> holders, boolean any) {
        lockWait = LockWait.shared(lock, lockKind, holders, any);
        return waiting(lockKind.parkCause());
    }

    public Block jvmState(JvmState other) {
        jvmState = other;
        return this;
    }

    public Block times(StateTimes other) {
        times = other;
        return this;
    }

    public Block transitions(Transitions other) {
        transitions = other;
        return this;
    }

    public Block frames(StackFrame... topFirst) {
        frames = List.of(topFirst);
        return this;
    }

    public Block history(Strip other) {
        history = other;
        return this;
    }

    public Block allocation(Allocation other) {
        allocation = other;
        return this;
    }

    public Block uncertain(long nanos) {
        uncertainNanos = nanos;
        return this;
    }

    public Block firstSeen(long nanos) {
        firstSeenNanos = nanos;
        return this;
    }

    public Block asOf(long nanos) {
        asOfNanos = nanos;
        return this;
    }

    public Block since(long nanos) {
        sinceNanos = nanos;
        return this;
    }

    public ThreadControlBlock build() {
        return new ThreadControlBlock(
                tid,
                javaId,
                name != null ? name : kind == ThreadKind.VIRTUAL ? "v" + javaId : "t" + tid,
                kind,
                false,
                priority,
                firstSeenNanos,
                asOfNanos,
                sinceNanos,
                activity,
                jvmState != null ? jvmState : activity.isWaiting() ? JvmState.WAITING : JvmState.RUNNABLE,
                '?',
                true,
                times,
                transitions,
                kernelWait,
                lockWait,
                frames,
                framesAtNanos > 0 || frames.isEmpty() ? framesAtNanos : sinceNanos,
                null,
                pinned,
                allocation,
                uncertainNanos,
                history);
    }
}
