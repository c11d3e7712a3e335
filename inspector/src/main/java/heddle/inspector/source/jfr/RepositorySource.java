package heddle.inspector.source.jfr;

import heddle.inspector.observation.Observation;
import heddle.inspector.observation.RecordingCaughtUp;
import heddle.inspector.observation.SourceTrouble;
import heddle.inspector.source.RecordingControl;
import heddle.inspector.source.Source;
import heddle.inspector.source.SourceThread;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import jdk.jfr.consumer.EventStream;
import jdk.jfr.consumer.RecordedEvent;
import org.jspecify.annotations.Nullable;

/**
 * The events of a target's recorder, read from its repository as it grows.
 *
 * <p>Events come when what they tell is over, and then with the recorder's next flush: after a second on average. Those of
 * one flush come in order, so that a pause which moves objects stands between the parks before and after it.
 */
public final class RepositorySource implements Source {
    static final String NAME = "recording";

    /** An event may be written a little later than one that ended after it. */
    private static final long STRAGGLER_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final CompletableFuture<Path> repository;
    private final RecordingControl control;
    private final MonotonicClock clock = MonotonicClock.now();
    private final SeenStacks stacks = new SeenStacks();
    private final EventTable table = new EventTable(clock, stacks);
    private final SeenThreads threads = new SeenThreads();
    private final AllocationCounters allocations = new AllocationCounters(clock);
    private final LockThreshold threshold = new LockThreshold();

    private long events;
    private long lastEndNanos = Long.MIN_VALUE;
    private boolean brokenEventTold;
    private volatile boolean closing;
    private volatile @Nullable EventStream stream;
    private final SourceThread thread = new SourceThread();

    /**
     * @param repository the folder of the chunks as this process sees it, once it is known; when it fails there is no
     *     recording, and this source stays silent
     * @param control told to record less when too many events come
     */
    public RepositorySource(CompletableFuture<Path> repository, RecordingControl control) {
        this.repository = repository;
        this.control = control;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public synchronized void start(Consumer<Observation> observer) {
        thread.start(NAME, () -> run(observer));
    }

    private void run(Consumer<Observation> observer) {
        try {
            read(repository.get(), observer);
            trouble(observer, "the recorder has ended, with its JVM or before it");
        } catch (ExecutionException withoutRecording) {
            // Whoever promised a recording has told why there is none.
            return;
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError e) {
            trouble(observer, "the recorder's files cannot be read: " + e);
        }
    }

    private void trouble(Consumer<Observation> observer, String message) {
        if (!closing) observer.accept(new SourceTrouble(NAME, message, true));
    }

    private void read(Path folder, Consumer<Observation> observer) throws IOException {
        // The JDK's stream would wait for it for ever.
        if (!Files.isDirectory(folder)) throw new NotDirectoryException(folder.toString());
        try (EventStream opened = EventStream.openRepository(folder)) {
            stream = opened;
            opened.setReuse(true);
            table.names().forEach(name -> opened.onEvent(name, event -> hear(event, observer)));
            opened.onFlush(() -> flushed(System.nanoTime(), observer));
            opened.onError(error -> tellBrokenEvent(error, observer));
            if (closing) return;
            // Without it a stream begins with the recorder's next flush; so all that ends from now on will arrive.
            opened.setStartTime(Instant.now());
            observer.accept(new RecordingCaughtUp(System.nanoTime()));
            opened.start();
        }
    }

    private void hear(RecordedEvent event, Consumer<Observation> observer) {
        events++;
        lastEndNanos = Math.max(lastEndNanos, clock.nanos(event.getEndTime()));
        threads.note(event);
        allocations.note(event);
        table.decode(event).ifPresent(observer);
    }

    private void flushed(long nowNanos, Consumer<Observation> observer) {
        threads.take().ifPresent(observer);
        allocations.take().ifPresent(observer);
        threshold.count(nowNanos, events).ifPresent(control::setLockThreshold);
        events = 0;
        stacks.forget();
        if (lastEndNanos == Long.MIN_VALUE) return;
        observer.accept(new RecordingCaughtUp(Math.min(lastEndNanos, nowNanos) - STRAGGLER_NANOS));
    }

    /** Without a handler the JDK would print it on our screen. */
    private void tellBrokenEvent(Throwable error, Consumer<Observation> observer) {
        if (brokenEventTold) return;
        brokenEventTold = true;
        observer.accept(new SourceTrouble(NAME, "an event could not be read: " + error, false));
    }

    @Override
    public synchronized void close() {
        closing = true;
        EventStream reading = stream;
        if (reading != null) reading.close();
        thread.interrupt();
        thread.await(SourceThread.PATIENCE);
    }
}
