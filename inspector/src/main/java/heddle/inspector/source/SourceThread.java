package heddle.inspector.source;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The thread of one source, a daemon: begun when the source is, and waited for when it is closed. For any thread. */
public final class SourceThread {
    /** What {@link Source#close} promises. */
    public static final Duration PATIENCE = Duration.ofSeconds(1);

    private volatile @Nullable Thread thread;

    /** Begins; again only when the work begun before has ended. */
    public void start(String name, Runnable work) {
        Thread started = new Thread(work, name);
        started.setDaemon(true);
        thread = started;
        started.start();
    }

    /** Whether it was begun. */
    public boolean isStarted() {
        return thread != null;
    }

    /** Wakes it from whatever it waits for. */
    public void interrupt() {
        Thread started = thread;
        if (started != null) started.interrupt();
    }

    /** Waits until it has ended, at most so long; not at all when it was never begun, or is the one that asks. */
    public void await(Duration limit) {
        Thread started = thread;
        if (started == null || started == Thread.currentThread()) return;
        try {
            started.join(limit.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
