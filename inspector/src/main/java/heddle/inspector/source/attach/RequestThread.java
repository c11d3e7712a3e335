package heddle.inspector.source.attach;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/**
 * A daemon thread for requests that may never be answered. After the first such one it takes no more: what follows
 * would wait behind it.
 */
final class RequestThread implements AutoCloseable {
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final ExecutorService thread;

    RequestThread(String name) {
        thread = Executors.newSingleThreadExecutor(task -> daemon(task, name));
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Asks and waits for the answer, as long as there is somebody to give it.
     *
     * @param alive whether the one who is asked still lives
     * @throws TimeoutException if there is none in time, now or at an earlier request
     * @throws ExecutionException with what the request threw
     */
    <T> T ask(Duration limit, Callable<T> request, BooleanSupplier alive)
            throws TimeoutException, ExecutionException, InterruptedException {
        Future<T> answer = submit(request);
        long deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            try {
                return answer.get(LOOK_NANOS, TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                if (deadline - System.nanoTime() > 0 && alive.getAsBoolean()) continue;
                close();
                throw e;
            }
        }
    }

    private <T> Future<T> submit(Callable<T> request) throws TimeoutException {
        try {
            return thread.submit(request);
        } catch (RejectedExecutionException closed) {
            TimeoutException late = new TimeoutException();
            late.initCause(closed);
            throw late;
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
