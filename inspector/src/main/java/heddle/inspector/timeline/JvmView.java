package heddle.inspector.timeline;

import heddle.inspector.model.LockId;
import heddle.inspector.model.LockKind;
import heddle.inspector.model.LockWait;
import heddle.inspector.model.StackFrame;
import heddle.inspector.model.ThreadRef;
import heddle.inspector.observation.JvmThreads;
import heddle.inspector.observation.JvmThreads.Form;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a JVM last said of one of its threads. The same object for as long as it says the same.
 *
 * @param frames its stack when one was taken in the wait it is in, or while it ran; empty otherwise
 * @param framesAtNanos when that was, 0 for never
 * @param waiting how it waits, or null when it is in none of Java's waiting states
 * @param workSource where it was last seen to wait for work, or null
 */
record JvmView(
        JvmThreads.Entry entry,
        List<StackFrame> frames,
        long framesAtNanos,
        @Nullable JvmWait waiting,
        @Nullable LockId workSource) {

    /**
     * The view that an entry and a stack give.
     *
     * @param before the last one of the same thread, or null
     * @param lent whether what it waits on was seen to be a pool's
     */
    static JvmView of(
            JvmThreads.Entry entry,
            List<StackFrame> frames,
            long framesAtNanos,
            @Nullable JvmView before,
            boolean lent) {
        LockId workSource = before == null ? null : before.workSource;
        if (!isWaiting(entry)) return new JvmView(entry, frames, framesAtNanos, null, workSource);
        JvmWait waiting = JvmWait.of(entry, frames, workSource, lent);
        boolean idle = waiting.activity().idle();
        return new JvmView(entry, frames, framesAtNanos, waiting, idle ? entry.lock() : workSource);
    }

    /** Whether a thread is in one of Java's waiting states. */
    static boolean isWaiting(JvmThreads.Entry entry) {
        return switch (entry.state()) {
            case BLOCKED, WAITING, TIMED_WAITING -> true;
            case NEW, RUNNABLE, TERMINATED -> false;
        };
    }

    /** Whether {@code other} is the same stay in the same wait. */
    boolean isSameWait(JvmView other) {
        return entry.blockedCount() == other.entry.blockedCount() && entry.waitedCount() == other.entry.waitedCount();
    }

    /** What it waits on, or null. */
    @Nullable
    LockWait lockWait(Identities identities) {
        if (waiting == null || waiting.lock() == null) return null;
        long owner = entry.ownerJavaId();
        ThreadRef ref = owner < 0 ? null : new ThreadRef(identities.tid(owner), owner, entry.ownerName());
        return new LockWait(waiting.lock(), waiting.kind(), ref);
    }

    /** Whether it joins itself: a way to keep a main thread for good, and nobody's fault. */
    boolean isForItself(LockWait explained) {
        return entry.form() == Form.OBJECT_WAIT
                && explained.holders().stream().anyMatch(holder -> holder.javaId() == entry.javaId());
    }

    /** The pool whose condition its stack shows it to wait on, or null. */
    @Nullable
    LockId pool() {
        if (waiting == null || waiting.kind() != LockKind.POOL || frames.isEmpty()) return null;
        return waiting.lock();
    }

    /** Whether it waits for what another has; at a queue only a stack tells that it is not for work. */
    boolean isHeldUp() {
        if (waiting == null || waiting.lock() == null || waiting.activity().idle()) return false;
        boolean had = entry.ownerJavaId() >= 0 || waiting.kind().isContended();
        return had && (waiting.kind() != LockKind.QUEUE || !frames.isEmpty());
    }
}
