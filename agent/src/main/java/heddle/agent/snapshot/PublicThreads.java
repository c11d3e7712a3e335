package heddle.agent.snapshot;

import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/** Makes do with {@link Thread}'s public methods, where java.lang stays closed to us; a sleep is then not told from a park. */
final class PublicThreads implements ThreadAccess {

    @Override
    public Thread[] threads() {
        ThreadGroup root = Thread.currentThread().getThreadGroup();
        while (root.getParent() != null) {
            root = root.getParent();
        }
        Thread[] found = new Thread[root.activeCount() * 2 + 8];
        return Arrays.copyOf(found, root.enumerate(found, true));
    }

    @Override
    public long id(Thread thread) {
        return thread.getId();
    }

    @Override
    public int status(Thread thread) {
        int parked = LockSupport.getBlocker(thread) == null ? 0 : ThreadStatus.PARKED;
        return switch (thread.getState()) {
            case NEW -> 0;
            case RUNNABLE -> ThreadStatus.RUNNABLE;
            case BLOCKED -> ThreadStatus.BLOCKED_ON_MONITOR_ENTER;
            case WAITING -> ThreadStatus.WAITING_INDEFINITELY | parked;
            case TIMED_WAITING -> ThreadStatus.WAITING_WITH_TIMEOUT | parked;
            case TERMINATED -> ThreadStatus.TERMINATED;
        };
    }

    @Override
    public StackTraceElement[] stack(Thread thread) {
        return thread.getStackTrace();
    }
}
