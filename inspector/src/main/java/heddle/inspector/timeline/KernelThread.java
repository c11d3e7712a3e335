package heddle.inspector.timeline;

import heddle.inspector.model.Activity;
import heddle.inspector.model.Allocation;
import heddle.inspector.model.JvmState;
import heddle.inspector.model.KernelWait;
import heddle.inspector.model.LockWait;
import heddle.inspector.model.OwnServices;
import heddle.inspector.model.StackFrame;
import heddle.inspector.model.ThreadControlBlock;
import heddle.inspector.model.ThreadKind;
import heddle.inspector.model.ThreadRef;
import heddle.inspector.model.ThreadState;
import heddle.inspector.model.Transitions;
import heddle.inspector.model.WaitCause;
import heddle.inspector.observation.JvmThreads;
import heddle.inspector.observation.ThreadSlice;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One kernel thread's running account: what the kernel counted, explained by what the JVM said.
 *
 * <p>A thread to which nothing happens keeps its block, so that an idle one costs nothing.
 */
final class KernelThread {
    /** A wait seen this recently explains one that no look has met. */
    private static final long RECENT_NANOS = 2_000_000_000L;

    /** A thread that runs has left the place of an older stack. */
    private static final long RUNNING_STACK_NANOS = 1_000_000_000L;

    /** Before JDK 21 a stack stops the target: not for a wait that may be over at once. */
    private static final long HIDDEN_WAIT_NANOS = 500_000_000L;

    /** Who waits so long for something that is lent may wait for ever. */
    private static final long LONG_WAIT_NANOS = 1_000_000_000L;

    private final JvmTable jvm;
    private final Identities identities;
    private final Integer namespaceTid;
    private final long firstSeenNanos;
    private final TimeAccount account;

    private ThreadSlice last;
    private boolean stirred;
    private boolean stirredSinceLook;
    private boolean processStopped;
    private CpuShortage shortage = CpuShortage.NONE;
    private long lastActiveNanos;
    private long sinceNanos;
    private Transitions transitions = Transitions.NONE;

    private boolean told = true;
    private long identitiesVersion = -1;
    private @Nullable JvmView view;
    private Identities.@Nullable Identity unlisted;
    private WaitCause recentCause = WaitCause.OTHER;
    private long recentCauseNanos;

    private @Nullable ThreadControlBlock block;

    KernelThread(ThreadSlice first, TimeAccount.Second second, JvmTable jvm, Identities identities) {
        this.jvm = jvm;
        this.identities = identities;
        namespaceTid = first.namespaceTid();
        firstSeenNanos = first.atNanos();
        lastActiveNanos = firstSeenNanos;
        sinceNanos = firstSeenNanos;
        account = new TimeAccount(firstSeenNanos, second);
        last = first;
    }

    Integer namespaceTid() {
        return namespaceTid;
    }

    /** Takes in what the kernel counted since the last slice; a tick follows. */
    void hear(ThreadSlice slice) {
        last = slice;
        stirred = true;
        stirredSinceLook = true;
        boolean active = slice.runningNanos() > 0
                || slice.readyNanos() > 0
                || slice.transitions().dispatch() > 0;
        if (active) lastActiveNanos = slice.atNanos();
    }

    /** The JVM has told something else of it; a tick or a look follows. */
    void told() {
        told = true;
    }

    private boolean isTold() {
        return told || identitiesVersion != identities.version();
    }

    /** Settles the present after a look at the kernel's counters. */
    void tick(long atNanos, boolean stopped, CpuShortage cpuShortage) {
        ThreadState state = state();
        boolean quiet = !stirred && state == account.activity().state() && stopped == processStopped && !isTold();
        if (quiet) return;
        processStopped = stopped;
        shortage = cpuShortage;
        settle(state, atNanos);
        stirred = false;
    }

    /** A thread without a slice did nothing: unless it wanted a CPU, it waits. */
    private ThreadState state() {
        if (stirred) return last.state();
        return last.runnable() ? account.activity().state() : ThreadState.WAITING;
    }

    /**
     * Settles the present after a look at the JVM's threads, which explains a wait but tells nothing of CPUs. A guess at
     * why it waits does not last.
     */
    void look(long atNanos) {
        boolean guessed = javaWait() == null && kernelCause() == WaitCause.OTHER;
        boolean quiet = !stirredSinceLook && !guessed && !isTold();
        if (quiet) return;
        stirredSinceLook = false;
        settle(account.activity().state(), atNanos);
    }

    private void settle(ThreadState state, long atNanos) {
        JvmView before = view;
        if (view == null || isTold()) learn(atNanos);
        Activity next = activity(state, atNanos);
        Activity previous = account.activity();
        if (!stirred && Objects.equals(view, before) && next.equals(previous)) return;
        block = null;
        if (stirred && !last.fresh()) {
            account.book(last, next.cause() == null ? passingCause(atNanos) : next.cause());
            transitions = transitions.plus(last.transitions());
        }
        sinceNanos = Math.max(sinceNanos, beginning(previous, next, before));
        account.turn(next, atNanos);
    }

    private void learn(long atNanos) {
        told = false;
        identitiesVersion = identities.version();
        JvmWait before = javaWait();
        if (before != null) remember(before.cause(), jvm.lookedBeforeNanos());
        view = jvm.view(namespaceTid);
        Identities.Identity known = view == null ? identities.unlisted(namespaceTid) : null;
        if (!Objects.equals(known, unlisted)) block = null;
        unlisted = known;
        JvmWait wait = javaWait();
        if (wait != null) remember(wait.cause(), atNanos);
    }

    private @Nullable JvmWait javaWait() {
        return view == null ? null : view.waiting();
    }

    private void remember(WaitCause cause, long atNanos) {
        recentCause = cause;
        recentCauseNanos = atNanos;
    }

    private Activity activity(ThreadState state, long atNanos) {
        if (isStopped()) return Activity.waiting(WaitCause.STOPPED);
        return switch (state) {
            case RUNNING -> Activity.RUNNING;
            case READY -> Activity.ready(shortage.causeOf(last));
            default -> waiting(atNanos);
        };
    }

    private boolean isStopped() {
        return processStopped || last.osState() == 'T' || last.osState() == 't' || kernelCause() == WaitCause.STOPPED;
    }

    /** Why it waits, by who looked last; a thread of the JVM itself on its futex waits for work. */
    private Activity waiting(long atNanos) {
        WaitCause kernel = kernelCause();
        JvmWait java = javaWait();
        if (java != null && (kernel == WaitCause.OTHER || jvm.lookedNanos() >= last.atNanos())) return java.activity();
        if (kernel != WaitCause.OTHER) {
            if (stirred) remember(kernel, atNanos);
            return Activity.waiting(kernel);
        }
        if (isHiddenWait()) return hiddenWait(atNanos);
        boolean internal = unlisted != null && unlisted.internal();
        return internal ? Activity.idleWorker() : Activity.waiting(recentCause(atNanos));
    }

    /** Whether the JVM called it running at two looks between which it slept, on a futex, all the time. */
    private boolean isHiddenWait() {
        JvmView told = view;
        return told != null
                && told.entry().state() == JvmState.RUNNABLE
                && !last.runnable()
                && last.kernelWait() != null
                && kernelCause() == WaitCause.OTHER
                && lastActiveNanos < jvm.lookedBeforeNanos();
    }

    /** In native code without a frame of the program's own it is one of the JVM's housekeepers, which do one thing only. */
    private Activity hiddenWait(long atNanos) {
        JvmView told = view;
        if (told == null || told.framesAtNanos() == 0) return Activity.waiting(recentCause(atNanos));
        WaitCause cause = Pinning.ofHiddenWait(told.frames());
        boolean housekeeper =
                cause == WaitCause.OTHER && StackFrame.firstOwn(told.frames()).isEmpty();
        if (housekeeper) return Activity.idleWorker();
        boolean there = cause != WaitCause.OTHER && told.framesAtNanos() > lastActiveNanos;
        return Activity.waiting(there ? cause : recentCause(atNanos));
    }

    /**
     * Whether only its stack can tell what it waits for, it does so for a while, and none was taken in this wait.
     *
     * @param all whether the stacks of those are wanted too that the kernel knows to do input or output
     */
    boolean needsStack(boolean all) {
        JvmView told = view;
        return told != null
                && told.framesAtNanos() <= lastActiveNanos
                && jvm.lookedNanos() - lastActiveNanos >= HIDDEN_WAIT_NANOS
                && (isHiddenWait() || (all && told.entry().state() == JvmState.RUNNABLE && !last.runnable()));
    }

    /** Whether it has waited long for something that somebody has, but nobody writes down who. */
    boolean waitsForUnknownHolder(OwnServices services) {
        JvmView told = view;
        KernelWait wait = last.kernelWait();
        return told != null
                && jvm.lookedNanos() - sinceNanos >= LONG_WAIT_NANOS
                && ((wait != null && services.contains(wait.socketPeer())) || wantsWhatIsLent(told));
    }

    private boolean wantsWhatIsLent(JvmView told) {
        JvmWait wait = told.waiting();
        if (wait == null || wait.activity().idle() || told.frames().isEmpty()) return false;
        boolean unknown = switch (wait.kind()) {
            case STAMPED, SEMAPHORE, POOL, FUTURE, CONDITION -> told.entry().ownerJavaId() < 0;
            default -> false;
        };
        return unknown && told.entry().state() != JvmState.TIMED_WAITING;
    }

    /** What the kernel says it is blocked in; all of Java's own waits are futexes, which tell nothing. */
    private WaitCause kernelCause() {
        KernelWait wait = last.kernelWait();
        return wait == null ? WaitCause.OTHER : wait.cause();
    }

    /** What a thread that mostly ran waited for in between. */
    private WaitCause passingCause(long atNanos) {
        if (kernelCause() != WaitCause.OTHER) return kernelCause();
        JvmWait java = javaWait();
        return java == null ? recentCause(atNanos) : java.cause();
    }

    private WaitCause recentCause(long atNanos) {
        return atNanos - recentCauseNanos < RECENT_NANOS ? recentCause : WaitCause.OTHER;
    }

    /**
     * When the activity began. The JVM's counts tell one wait from the next, and a new one is as old as it has been seen: it
     * may be one of many short ones. Where they are not known, a thread that was on a CPU waits anew.
     */
    private long beginning(Activity previous, Activity next, @Nullable JvmView before) {
        if (next.state() != previous.state()) return stirred ? last.atNanos() : lastActiveNanos;
        if (!next.isWaiting()) return sinceNanos;
        JvmView now = view;
        if (now == null || now.waiting() == null || before == null || before.waiting() == null) return lastActiveNanos;
        return now.isSameWait(before) ? sinceNanos : jvm.lookedNanos();
    }

    /** What it does as a holder of locks: the JVM's last look tells whether it waits, the kernel what else it does. */
    Holder holder() {
        JvmView told = view;
        boolean there = told != null
                && (told.waiting() != null || jvm.lookedNanos() - told.framesAtNanos() < RUNNING_STACK_NANOS);
        return new Holder(activityAtLook(), told != null && there ? told.frames() : List.of());
    }

    /** What it has waited for all the time since {@code nanos}, by the kernel; null when it ran. */
    @Nullable
    WaitCause waitsSince(long nanos) {
        boolean waits = account.activity().isWaiting() && !last.runnable() && lastActiveNanos < nanos;
        return waits ? kernelCause() : null;
    }

    private Activity activityAtLook() {
        Activity activity = account.activity();
        JvmWait java = javaWait();
        if (java != null) return java.activity();
        boolean runnable = view != null && kernelCause() == WaitCause.OTHER && !isStopped();
        if (!runnable || !activity.isWaiting()) return activity;
        return last.readyNanos() > last.runningNanos() ? Activity.READY : Activity.RUNNING;
    }

    /** Ends a second of the strip. */
    void endSecond(TimeAccount.Second next) {
        if (account.endSecond(next)) block = null;
    }

    /** The thread as it was when it ended. */
    ThreadControlBlock terminated(long atNanos) {
        account.turn(Activity.TERMINATED, atNanos);
        sinceNanos = atNanos;
        return build();
    }

    /** The thread as it stands; the same object until something changes. */
    ThreadControlBlock block() {
        ThreadControlBlock present = block;
        if (present == null || isOwnerNewlyKnown(present)) {
            present = build();
            block = present;
        }
        return present;
    }

    /** What it has allocated is told on its own, and not always when it does something else. */
    void forgetBlock() {
        block = null;
    }

    private boolean isOwnerNewlyKnown(ThreadControlBlock present) {
        ThreadRef owner = present.owner();
        return owner != null && owner.tid() < 0 && identities.tid(owner.javaId()) >= 0;
    }

    private ThreadControlBlock build() {
        JvmThreads.Entry entry = view == null ? null : view.entry();
        Activity activity = account.activity();
        return new ThreadControlBlock(
                last.tid(),
                javaId(entry),
                name(entry),
                kind(entry),
                entry != null && entry.daemon(),
                entry == null ? 0 : entry.priority(),
                firstSeenNanos,
                account.asOfNanos(),
                sinceNanos,
                activity,
                entry == null ? null : entry.state(),
                last.osState(),
                last.readyNanos() >= 0,
                account.times(),
                transitions,
                activity.isWaiting() ? last.kernelWait() : null,
                lockWait(activity),
                view == null ? List.of() : view.frames(),
                view == null ? 0 : view.framesAtNanos(),
                null,
                null,
                allocation(entry),
                uncertainNanos(),
                account.strip());
    }

    /**
     * A thread that had less of the CPU than it waited for one, blocked meanwhile and is in the queue again: how much of its
     * waiting was in the queue the kernel tells when it leaves it.
     */
    private long uncertainNanos() {
        boolean starved = last.runnable() && last.readyNanos() >= last.runningNanos();
        return starved ? last.waitingNanos() : 0;
    }

    private long javaId(JvmThreads.@Nullable Entry entry) {
        if (entry != null) return entry.javaId();
        return unlisted == null || unlisted.internal() ? -1 : unlisted.javaId();
    }

    private @Nullable Allocation allocation(JvmThreads.@Nullable Entry entry) {
        long javaId = javaId(entry);
        return javaId < 0 ? null : jvm.allocation(javaId);
    }

    private String name(JvmThreads.@Nullable Entry entry) {
        if (entry != null) return entry.name();
        return unlisted == null ? last.comm() : unlisted.name();
    }

    private ThreadKind kind(JvmThreads.@Nullable Entry entry) {
        if (entry == null && unlisted == null) return ThreadKind.NATIVE;
        return unlisted != null && unlisted.internal() ? ThreadKind.VM : ThreadKind.PLATFORM;
    }

    /** What it waits on, when that is why it waits. */
    private @Nullable LockWait lockWait(Activity activity) {
        JvmView told = view;
        JvmWait wait = javaWait();
        if (activity.cause() == WaitCause.FILE_LOCK) return LockWait.ofFile(last.kernelWait());
        if (told == null || wait == null || !wait.activity().equals(activity)) return null;
        return jvm.lockWait(told);
    }
}
