package heddle.agent.snapshot;

import heddle.agent.wire.AgentMessage.ThreadsSeen;
import heddle.agent.wire.LockEntry;
import heddle.agent.wire.ThreadEntry;
import heddle.agent.wire.WaitForm;
import java.lang.management.LockInfo;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Describes the live platform threads by two reads in a row, neither of which stops the application: ThreadInfo without
 * frames, which names locks and owners, and the thread's status, which names the way it waits.
 *
 * <p>A thread may move on between the two. Then the later read is told, and its lock, being of an earlier wait, is not. So
 * is told what ThreadInfo hides: it calls a thread running that waits for a monitor owned by a virtual thread.
 */
final class PlatformThreads {

    /** More threads than that do not fit into a frame with certainty; the rest is only counted. */
    static final int MAX_THREADS = 16_384;

    private final ThreadAccess access;
    private final ThreadMXBean bean;
    private final @Nullable MonitorFields monitors;
    private final Lasting blocked = new Lasting();

    /** @param monitors tells of monitors that virtual threads own, null where that is closed */
    PlatformThreads(ThreadAccess access, ThreadMXBean bean, @Nullable MonitorFields monitors) {
        this.access = access;
        this.bean = bean;
        this.monitors = monitors;
    }

    /** @param virtual gives the virtual threads, who are listed only when somebody waits for one of them */
    ThreadsSeen see(long sequence, Thread[] threads, Supplier<List<Thread>> virtual) {
        long atNanos = System.nanoTime();
        long startCpuNanos = bean.getCurrentThreadCpuTime();
        blocked.turn();
        Thread[] told = Arrays.copyOf(threads, Math.min(threads.length, MAX_THREADS));
        List<ThreadEntry> entries = entries(told, monitors == null ? null : ofVirtual(monitors, virtual));
        long costNanos = bean.getCurrentThreadCpuTime() - startCpuNanos;
        return new ThreadsSeen(sequence, atNanos, costNanos, threads.length, entries);
    }

    /** What ThreadInfo hides is owned by virtual threads only. */
    private Monitors ofVirtual(MonitorFields fields, Supplier<List<Thread>> virtual) {
        return new Monitors(fields, access, virtual, new Thread[0]);
    }

    private List<ThreadEntry> entries(Thread[] threads, @Nullable Monitors hidden) {
        ThreadInfo[] infos = bean.getThreadInfo(ids(threads));
        NameBudget names = new NameBudget(infos.length);
        List<ThreadEntry> entries = new ArrayList<>(infos.length);
        for (int i = 0; i < infos.length; i++) {
            if (infos[i] != null) {
                entries.add(entry(threads[i], infos[i], access.status(threads[i]), names, hidden));
            }
        }
        return entries;
    }

    private long[] ids(Thread[] threads) {
        long[] ids = new long[threads.length];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = access.id(threads[i]);
        }
        return ids;
    }

    private ThreadEntry entry(Thread thread, ThreadInfo info, int status, NameBudget names, @Nullable Monitors hidden) {
        Thread.State state = ThreadStatus.state(status);
        LockInfo lock = state == info.getThreadState() ? info.getLockInfo() : null;
        WaitForm form = ThreadStatus.form(status);
        if (form == WaitForm.NONE && lock != null) {
            form = WaitForm.OBJECT_WAIT;
        }
        return new ThreadEntry(
                info.getThreadId(),
                names.fit(thread.getName()),
                state,
                thread.isDaemon(),
                thread.getPriority(),
                info.getBlockedCount(),
                info.getWaitedCount(),
                lock == null ? hidden(thread, form, names, hidden) : lock(lock, info, form, names),
                form);
    }

    /** A monitor that a virtual thread owns. */
    private @Nullable LockEntry hidden(Thread thread, WaitForm form, NameBudget names, @Nullable Monitors monitors) {
        if (monitors == null || form != WaitForm.MONITOR_ENTER || !blocked.isBlockedAgain(access.id(thread))) {
            return null;
        }
        return monitors.wanted(thread, names);
    }

    private static LockEntry lock(LockInfo lock, ThreadInfo info, WaitForm form, NameBudget names) {
        String ownerName = info.getLockOwnerName();
        boolean owned = ownerName != null && form != WaitForm.OBJECT_WAIT;
        return new LockEntry(
                lock.getClassName(),
                lock.getIdentityHashCode(),
                owned ? info.getLockOwnerId() : LockEntry.NO_OWNER,
                owned ? names.fit(ownerName) : "");
    }
}
