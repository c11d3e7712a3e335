package heddle.inspector.source.jfr;

import heddle.inspector.observation.Observation;
import heddle.inspector.observation.RecordingCaughtUp;
import heddle.inspector.observation.SourceTrouble;
import heddle.inspector.observation.ThreadsIdentified;
import heddle.inspector.source.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import jdk.jfr.consumer.EventStream;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedThread;
import org.jspecify.annotations.Nullable;

/**
 * The target's flight recording, followed in the folder it is written to.
 *
 * <p>Events come about a second after they happened, in order of time; at each flush the source says how far it is.
 */
public final class RepositorySource implements Source {
    private static final int MOST_IDENTITIES = 100_000;

    private final Path repository;
    private final Instant from;
    private final LongConsumer eventCount;
    private final MonotonicClock clock = MonotonicClock.now();
    private final Set<Long> identified = new HashSet<>();
    private final List<ThreadsIdentified.Entry> fresh = new ArrayList<>();
    private long events;
    private long newestNanos;
    private @Nullable EventStream stream;

    /**
     * @param repository the recorder's folder, as this process sees it
     * @param from events before this are passed over
     * @param eventCount told at each flush how many events came since the one before
     */
    public RepositorySource(Path repository, Instant from, LongConsumer eventCount) {
        this.repository = repository;
        this.from = from;
        this.eventCount = eventCount;
    }

    @Override
    public String name() {
        return "recording";
    }

    @Override
    public synchronized void start(Consumer<Observation> observer) {
        try {
            EventStream opened = EventStream.openRepository(repository);
            opened.setStartTime(from);
            opened.setReuse(true);
            opened.onEvent(event -> hear(event, observer));
            opened.onFlush(() -> flushed(observer));
            opened.onError(error -> observer.accept(trouble(String.valueOf(error))));
            opened.startAsync();
            stream = opened;
        } catch (IOException unreadable) {
            observer.accept(trouble("cannot read " + repository + ": " + unreadable.getMessage()));
        }
    }

    private void hear(RecordedEvent event, Consumer<Observation> observer) {
        events++;
        newestNanos = Math.max(newestNanos, clock.nanos(event.getEndTime()));
        identify(EventFields.thread(event, event.hasField("thread") ? "thread" : "eventThread"));
        EventTable.Decoder decoder =
                EventTable.DECODERS.get(event.getEventType().getName());
        if (decoder != null) observer.accept(decoder.decode(event, clock));
    }

    /** Every event names its thread both ways, which no JDK API does. */
    private void identify(@Nullable RecordedThread thread) {
        if (thread == null || thread.getJavaThreadId() <= 0 || thread.getOSThreadId() <= 0) return;
        if (identified.size() > MOST_IDENTITIES) identified.clear();
        if (!identified.add(thread.getJavaThreadId())) return;
        String name = EventFields.bounded(thread.getJavaName());
        fresh.add(new ThreadsIdentified.Entry(thread.getJavaThreadId(), (int) thread.getOSThreadId(), name));
    }

    private void flushed(Consumer<Observation> observer) {
        if (!fresh.isEmpty()) {
            observer.accept(new ThreadsIdentified(fresh));
            fresh.clear();
        }
        if (newestNanos > 0) observer.accept(new RecordingCaughtUp(newestNanos));
        eventCount.accept(events);
        events = 0;
    }

    private static SourceTrouble trouble(String message) {
        return new SourceTrouble("recording", message, true);
    }

    @Override
    public synchronized void close() {
        EventStream open = stream;
        stream = null;
        if (open != null) open.close();
    }
}
