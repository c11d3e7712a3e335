package heddle.inspector.timeline;

import heddle.inspector.model.Activity;
import heddle.inspector.model.JvmState;
import heddle.inspector.model.LockKind;
import heddle.inspector.model.LockWait;
import heddle.inspector.model.StateTimes;
import heddle.inspector.model.Strip;
import heddle.inspector.model.ThreadControlBlock;
import heddle.inspector.model.ThreadKind;
import heddle.inspector.model.ThreadRef;
import heddle.inspector.model.ThreadState;
import heddle.inspector.model.Transitions;
import heddle.inspector.model.WaitCause;
import heddle.inspector.observation.JvmThreads;
import heddle.inspector.observation.VirtualThreads;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Virtual threads, a second scheduler in the same model: mounted is Running, queued for a carrier is Ready, unmounted
 * and parked is Waiting. All of it is sampled.
 */
final class VirtualTable {
    private Map<Long, ThreadControlBlock> threads = new HashMap<>();
    private long lastLookNanos;

    void hear(VirtualThreads seen, JvmTable jvm) {
        long nanos = lastLookNanos == 0 ? 0 : seen.atNanos() - lastLookNanos;
        lastLookNanos = seen.atNanos();
        Map<Long, ThreadControlBlock> next = new HashMap<>();
        for (VirtualThreads.Entry entry : seen.threads()) {
            next.put(entry.javaId(), block(entry, threads.get(entry.javaId()), seen.atNanos(), nanos, jvm));
        }
        threads = next;
    }

    List<ThreadControlBlock> blocks() {
        return List.copyOf(threads.values());
    }

    private static ThreadControlBlock block(
            VirtualThreads.Entry entry, @Nullable ThreadControlBlock before, long atNanos, long nanos, JvmTable jvm) {
        Activity activity = activity(entry);
        Strip strip = before == null ? Strip.EMPTY : before.history();
        return new ThreadControlBlock(
                -1,
                entry.javaId(),
                entry.name(),
                ThreadKind.VIRTUAL,
                true,
                0,
                before == null ? atNanos : before.firstSeenNanos(),
                atNanos,
                before != null && before.activity().equals(activity) ? before.sinceNanos() : atNanos,
                activity,
                entry.state(),
                '?',
                true,
                before == null ? StateTimes.ZERO : plus(before.times(), activity, nanos),
                Transitions.NONE,
                null,
                lockWait(entry, jvm),
                List.of(),
                0,
                carrier(entry, jvm),
                before == null ? strip : strip.append(Strip.Cell.of(activity)));
    }

    private static StateTimes plus(StateTimes times, Activity activity, long nanos) {
        WaitCause cause = activity.cause();
        if (cause != null) return times.plusWaiting(cause, nanos);
        boolean running = activity.state() == ThreadState.RUNNING;
        return times.plus(running ? nanos : 0, running ? 0 : nanos, 0, WaitCause.OTHER);
    }

    private static Activity activity(VirtualThreads.Entry entry) {
        return switch (entry.state()) {
            case NEW -> Activity.NEW;
            case TERMINATED -> Activity.TERMINATED;
            case RUNNABLE -> entry.carrierJavaId() >= 0 ? Activity.RUNNING : Activity.READY;
            case BLOCKED -> Activity.waiting(WaitCause.MONITOR);
            case WAITING, TIMED_WAITING -> Activity.waiting(cause(entry));
        };
    }

    private static WaitCause cause(VirtualThreads.Entry entry) {
        if (entry.lock() == null) {
            return entry.state() == JvmState.TIMED_WAITING ? WaitCause.SLEEP : WaitCause.PARK;
        }
        return kind(entry).parkCause();
    }

    private static LockKind kind(VirtualThreads.Entry entry) {
        if (entry.form() == JvmThreads.Form.MONITOR_ENTER) return LockKind.MONITOR;
        if (entry.form() == JvmThreads.Form.OBJECT_WAIT || entry.lock() == null) return LockKind.CONDITION;
        return LockKind.ofParkBlocker(entry.lock().className());
    }

    private static @Nullable LockWait lockWait(VirtualThreads.Entry entry, JvmTable jvm) {
        if (entry.lock() == null) return null;
        return new LockWait(entry.lock(), kind(entry), ref(entry.ownerJavaId(), entry.ownerName(), jvm));
    }

    private static @Nullable ThreadRef carrier(VirtualThreads.Entry entry, JvmTable jvm) {
        return ref(entry.carrierJavaId(), "", jvm);
    }

    private static @Nullable ThreadRef ref(long javaId, String name, JvmTable jvm) {
        return javaId < 0 ? null : new ThreadRef(jvm.tid(javaId), javaId, name);
    }
}
