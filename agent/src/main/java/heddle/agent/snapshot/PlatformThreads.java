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

    PlatformThreads(ThreadAccess access, ThreadMXBean bean) {
        this.access = access;
        this.bean = bean;
    }

    ThreadsSeen see(long sequence) {
        long atNanos = System.nanoTime();
        long startCpuNanos = bean.getCurrentThreadCpuTime();
        Thread[] threads = access.threads();
        List<ThreadEntry> entries = entries(Arrays.copyOf(threads, Math.min(threads.length, MAX_THREADS)));
        long costNanos = bean.getCurrentThreadCpuTime() - startCpuNanos;
        return new ThreadsSeen(sequence, atNanos, costNanos, threads.length, entries);
    }

    private List<ThreadEntry> entries(Thread[] threads) {
        ThreadInfo[] infos = bean.getThreadInfo(ids(threads));
        NameBudget names = new NameBudget(infos.length);
        List<ThreadEntry> entries = new ArrayList<>(infos.length);
        for (int i = 0; i < infos.length; i++) {
            if (infos[i] != null) {
                entries.add(entry(threads[i], infos[i], access.status(threads[i]), names));
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

    private static ThreadEntry entry(Thread thread, ThreadInfo info, int status, NameBudget names) {
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
                lock == null ? null : lock(lock, info, form, names),
                form);
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
