package heddle.inspector.command;

import heddle.inspector.observation.Observation;
import heddle.inspector.source.attach.AttachException;
import heddle.inspector.source.attach.Ledger;
import heddle.inspector.source.attach.TargetProcess;
import heddle.inspector.source.jfr.RepositorySource;
import heddle.inspector.source.snapshot.SnapshotSource;
import heddle.inspector.source.snapshot.Wishes;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The agent in the target: its looks, and the recording it keeps. */
final class AgentContact implements Contact {
    private final SnapshotSource snapshots;
    private final boolean stacksStopTarget;
    private @Nullable CompletableFuture<Void> awaited;
    private @Nullable RepositorySource recording;
    private boolean closed;

    private AgentContact(SnapshotSource snapshots, boolean stacksStopTarget) {
        this.snapshots = snapshots;
        this.stacksStopTarget = stacksStopTarget;
    }

    /** @param stacksStopTarget whether this JVM must stand still for a stack, as before JDK 21 */
    static AgentContact open(
            TargetProcess target, Ledger ledger, int rate, boolean stacksStopTarget, Consumer<Observation> observer)
            throws AttachException {
        SnapshotSource snapshots = SnapshotSource.open(target, Wishes.STANDARD, ledger, System.getenv());
        AgentContact contact = new AgentContact(snapshots, stacksStopTarget);
        contact.awaited = snapshots.repository().thenAccept(repository -> contact.follow(repository, observer));
        snapshots.start(observer);
        snapshots.setRate(rate);
        return contact;
    }

    private synchronized void follow(Path repository, Consumer<Observation> observer) {
        if (closed) return;
        LockThreshold threshold = new LockThreshold(snapshots);
        RepositorySource opened = new RepositorySource(repository, Instant.now(), threshold::count);
        opened.start(observer);
        recording = opened;
    }

    @Override
    public void requestFrames(List<Long> javaIds, boolean pressed) {
        if (pressed || !stacksStopTarget) snapshots.requestFrames(javaIds);
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            if (awaited != null) awaited.cancel(false);
            if (recording != null) recording.close();
        }
        snapshots.close();
    }
}
