package heddle.inspector.source.jfr;

import heddle.inspector.observation.CostMeasured;
import heddle.inspector.observation.Observation;
import heddle.inspector.observation.RecordingChanged;
import heddle.inspector.observation.SourceTrouble;
import heddle.inspector.source.RecordingControl;
import heddle.inspector.source.Source;
import heddle.inspector.source.SourceThread;
import heddle.inspector.source.attach.AttachException;
import heddle.inspector.source.attach.Attachment;
import heddle.inspector.source.attach.Identification;
import heddle.inspector.source.attach.Ledger;
import heddle.inspector.source.attach.Reason;
import heddle.inspector.source.attach.TargetProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A recording that was started through the attach channel, with no code of ours in the target.
 *
 * <p>Nobody in the target watches it. The thread of this source looks at the disk four times a second and stops the
 * recording before it is full; the ledger names the recording until it is stopped, for when this process dies.
 */
public final class AgentlessRecording implements Source, RecordingControl {
    static final String NAME = "agentless";

    private static final long GUARD_MILLIS = 250;
    private static final Duration STOP_LIMIT = Duration.ofSeconds(2);
    private static final Duration LAST_STOP_LIMIT = Duration.ofMillis(800);

    /** A threshold that nobody can wish for: the wish to end. */
    private static final long END = -1;

    private final Recorder recorder;
    private final Path repository;
    private final DiskFloor floor;
    private final Identification identification;
    private final BlockingQueue<Long> wishes = new LinkedBlockingQueue<>();
    private final SourceThread thread = new SourceThread();

    private AgentlessRecording(Recorder recorder, Path repository, DiskFloor floor, Identification identification) {
        this.recorder = recorder;
        this.repository = repository;
        this.floor = floor;
        this.identification = identification;
    }

    /**
     * Starts the recording. Its disk is watched from {@link #start} on, which is due at once.
     *
     * @throws AttachException if the target refuses or does not answer, or its disk is too full
     */
    public static AgentlessRecording open(TargetProcess target, DiskFloor floor, Ledger ledger) throws AttachException {
        Attachment attachment = Attachment.open(target);
        Recorder recorder = new Recorder(attachment, ledger, Ledger.freshName());
        try {
            Optional<Path> expected = Repository.expected(attachment);
            if (expected.isPresent()) require(target, floor.refusal(expected.get()));
            recorder.record(LockThreshold.FIRST_NANOS, STOP_LIMIT);
            Path repository = Repository.current(attachment).orElseThrow(() -> withoutRepository(target));
            require(target, floor.alarm(repository));
            return new AgentlessRecording(recorder, repository, floor, Identification.by(attachment, NAME));
        } catch (AttachException e) {
            recorder.stop(STOP_LIMIT).ifPresent(e::addSuppressed);
            recorder.close();
            throw e;
        }
    }

    private static void require(TargetProcess target, Optional<String> shortage) throws AttachException {
        if (shortage.isEmpty()) return;
        String cure = "Free some space, or use --mode look; a JVM whose recorder has no room exits.";
        throw new AttachException(target.refusal(Reason.LITTLE_DISK, shortage.get(), cure));
    }

    private static AttachException withoutRepository(TargetProcess target) {
        return new AttachException(target.refusal(
                Reason.REFUSED_BY_JVM, "it does not tell where its recorder writes", "Use --mode look."));
    }

    @Override
    public String name() {
        return NAME;
    }

    /** Where the recording's chunks are for this process; known from the beginning. */
    public CompletableFuture<Path> repository() {
        return CompletableFuture.completedFuture(repository);
    }

    @Override
    public void setLockThreshold(long nanos) {
        if (nanos >= 0) wishes.add(nanos);
    }

    @Override
    public synchronized void start(Consumer<Observation> observer) {
        thread.start(NAME, () -> run(observer));
    }

    private void run(Consumer<Observation> observer) {
        try {
            observer.accept(identification.what());
            observer.accept(new CostMeasured(-1, identification.pauses(), identification.pauseNanos()));
            tellRunning(observer, "", LockThreshold.FIRST_NANOS);
            guard(observer);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } finally {
            recorder.close();
        }
    }

    private void guard(Consumer<Observation> observer) throws InterruptedException {
        for (Long wish = next(); !isEnd(wish); wish = next()) {
            Optional<String> alarm = floor.alarm(repository);
            if (alarm.isPresent()) {
                stopBeforeDiskIsFull(alarm.get(), observer);
                return;
            }
            if (wish != null) raise(wish, observer);
        }
        recorder.stop(LAST_STOP_LIMIT); // if that is not certain, the ledger still has it
    }

    private static boolean isEnd(@Nullable Long wish) {
        return wish != null && wish == END;
    }

    private @Nullable Long next() throws InterruptedException {
        return wishes.poll(GUARD_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** As often as it takes: a target whose disk is full exits. */
    private void stopBeforeDiskIsFull(String alarm, Consumer<Observation> observer) throws InterruptedException {
        Optional<AttachException> failure = recorder.stop(STOP_LIMIT);
        while (failure.isPresent() && !isEnd(next())) {
            String cause = failure.get().refusal().cause();
            observer.accept(new SourceTrouble(NAME, "cannot stop the recording: " + cause, false));
            failure = recorder.stop(STOP_LIMIT);
        }
        observer.accept(new RecordingChanged(RecordingChanged.State.STOPPED, alarm, -1));
    }

    private void raise(long nanos, Consumer<Observation> observer) {
        try {
            recorder.record(nanos, STOP_LIMIT);
            tellRunning(observer, "shorter lock waits are left out, there were too many", nanos);
        } catch (AttachException e) {
            observer.accept(
                    new SourceTrouble(NAME, "cannot record less: " + e.refusal().cause(), false));
        }
    }

    private static void tellRunning(Consumer<Observation> observer, String reason, long nanos) {
        observer.accept(new RecordingChanged(RecordingChanged.State.RUNNING, reason, nanos));
    }

    @Override
    public synchronized void close() {
        if (!thread.isStarted()) start(ignored -> {});
        wishes.add(END);
        thread.await(SourceThread.PATIENCE);
    }
}
