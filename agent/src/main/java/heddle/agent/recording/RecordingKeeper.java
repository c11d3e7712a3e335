package heddle.agent.recording;

import heddle.agent.wire.AgentMessage;
import heddle.agent.wire.AgentMessage.RecordingStatus;
import heddle.agent.wire.RecordingState;
import java.io.Closeable;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the recording on a thread of its own, since JFR may take a second to start and its disk may be slow, and looks at
 * the free space four times a second. Every change is told.
 */
public final class RecordingKeeper implements Closeable {

    private static final String THREAD_NAME = "heddle-recording";
    private static final Duration FIRST_LOCK_THRESHOLD = Duration.ofMillis(1);
    private static final long LOOK_MILLIS = 250;
    private static final long FAREWELL_MILLIS = 4_000;

    private final String name;
    private final DiskGuard guard;
    private final Consumer<? super AgentMessage> out;
    private final ScheduledExecutorService executor =
            Executors.newSingleThreadScheduledExecutor(RecordingKeeper::thread);
    private volatile long cpuNanos;

    // Of the recording thread alone.
    private Duration lockThreshold = FIRST_LOCK_THRESHOLD;
    private @Nullable FlightRecording recording;
    private @Nullable FileStore disk;

    public RecordingKeeper(String name, DiskGuard guard, Consumer<? super AgentMessage> out) {
        this.name = name;
        this.guard = guard;
        this.out = out;
    }

    /** Has the recording started, unless there is a reason against it; what came of it is told. */
    @SuppressWarnings("FutureReturnValueIgnored") // Both catch and tell their failures themselves.
    public void start() {
        executor.execute(this::begin);
        executor.scheduleWithFixedDelay(this::lookAfter, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Has the shortest recorded lock wait changed; told even when nothing is recorded. */
    public void setLockThreshold(Duration threshold) {
        executor.execute(() -> changeLockThreshold(threshold));
    }

    /** CPU time that the recording thread has used so far. */
    public long cpuNanos() {
        return cpuNanos;
    }

    /** Ends the recording and the thread. JFR is given some seconds; after that it ends without being waited for. */
    @Override
    public void close() {
        executor.execute(this::end);
        executor.shutdown();
        try {
            executor.awaitTermination(FAREWELL_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void begin() {
        try {
            Optional<String> refusal = refusal(Files.getFileStore(Repository.expected()));
            if (refusal.isPresent()) {
                tell(RecordingState.REFUSED, refusal.get());
            } else {
                record();
            }
        } catch (NoClassDefFoundError e) {
            tell(RecordingState.UNAVAILABLE, "this JVM runs without the module jdk.jfr");
        } catch (IOException | RuntimeException | Error e) {
            fail(e);
        }
    }

    private void record() throws IOException {
        FlightRecording.initialize();
        recording = new FlightRecording(name, lockThreshold);
        recording.start();
        disk = Files.getFileStore(Repository.expected());
        tell(RecordingState.STARTED, "");
    }

    private void lookAfter() {
        cpuNanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        try {
            if (recording != null) {
                reasonToStop(recording).ifPresent(this::stop);
            }
        } catch (IOException | RuntimeException | Error e) {
            fail(e);
        }
    }

    private Optional<String> reasonToStop(FlightRecording running) throws IOException {
        if (!running.isRunning()) {
            return Optional.of("stopped by somebody else");
        }
        return disk == null
                ? Optional.empty()
                : guard.alarm(disk.getUsableSpace()).map(RecordingKeeper::atRepository);
    }

    private Optional<String> refusal(FileStore disk) throws IOException {
        return guard.refusal(disk.getUsableSpace(), disk.getTotalSpace()).map(RecordingKeeper::atRepository);
    }

    private static String atRepository(String reason) {
        return Repository.expected() + ": " + reason;
    }

    private void changeLockThreshold(Duration threshold) {
        lockThreshold = threshold;
        if (recording != null) {
            recording.setLockThreshold(threshold);
            tell(RecordingState.STARTED, "");
        }
    }

    private void stop(String reason) {
        end();
        tell(RecordingState.STOPPED, reason);
    }

    private void fail(Throwable error) {
        end();
        tell(RecordingState.FAILED, error.toString());
    }

    private void end() {
        if (recording != null) {
            recording.close();
            recording = null;
        }
    }

    private void tell(RecordingState state, String reason) {
        String repository = Repository.current().map(Path::toString).orElse("");
        out.accept(new RecordingStatus(state, name, repository, reason, lockThreshold.toNanos()));
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(null, work, THREAD_NAME, 0, false);
        thread.setDaemon(true);
        return thread;
    }
}
