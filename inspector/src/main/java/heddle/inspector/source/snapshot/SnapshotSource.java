package heddle.inspector.source.snapshot;

import heddle.agent.wire.AgentMessage;
import heddle.agent.wire.InspectorMessage;
import heddle.agent.wire.InspectorMessage.Detach;
import heddle.agent.wire.InspectorMessage.Heartbeat;
import heddle.agent.wire.InspectorMessage.SetLockThreshold;
import heddle.agent.wire.InspectorMessage.SetRate;
import heddle.agent.wire.InspectorMessage.WantFrames;
import heddle.inspector.observation.Observation;
import heddle.inspector.observation.ProbeChanged;
import heddle.inspector.observation.SourceTrouble;
import heddle.inspector.source.RecordingControl;
import heddle.inspector.source.Source;
import heddle.inspector.source.SourceThread;
import heddle.inspector.source.attach.AttachException;
import heddle.inspector.source.attach.Ledger;
import heddle.inspector.source.attach.TargetProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The agent in a target, and what it says.
 *
 * <p>One thread owns the connection: it sends a sign of life each second, without which the agent leaves after five, and
 * turns messages into observations. What others want to say to the agent goes through a queue.
 */
public final class SnapshotSource implements Source, RecordingControl {
    static final String NAME = "snapshots";

    private static final long HEARTBEAT_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long FAREWELL_NANOS = TimeUnit.MILLISECONDS.toNanos(800);

    private final Session session;
    private final Hearing hearing;
    private final Queue<InspectorMessage> outgoing = new ConcurrentLinkedQueue<>();
    private volatile boolean closing;
    private volatile boolean probing;
    private final SourceThread thread = new SourceThread();

    private SnapshotSource(Session session) {
        this.session = session;
        this.hearing = new Hearing(session.target(), session.identified());
    }

    /**
     * Has the agent loaded and waits until it is here. {@link #start} is due within the 5 s of its patience.
     *
     * @param environment of this process
     * @throws AttachException if the target refuses, another inspector is there, or nobody comes within 5 s
     */
    public static SnapshotSource open(
            TargetProcess target, Wishes wishes, Ledger ledger, Map<String, String> environment)
            throws AttachException {
        return new SnapshotSource(Session.open(target, wishes, ledger, environment));
    }

    @Override
    public String name() {
        return NAME;
    }

    /** Where the recording's chunks are for this process; fails when there is no recording after all. */
    public CompletableFuture<Path> repository() {
        return hearing.repository();
    }

    /** Asks for the stacks of some threads, at most 64; on JDKs before 21 it costs the target a pause. */
    public void requestFrames(List<Long> javaIds) {
        post(new WantFrames(javaIds));
    }

    /** Sets how many snapshots are taken each second, 1 to 10. */
    public void setRate(int snapshotsPerSecond) {
        post(new SetRate(snapshotsPerSecond));
    }

    /** Has the target's locks probed; due before {@link #start}. */
    public void probe(ProbeWish wish) throws IOException {
        probing = true;
        post(Probing.order(wish));
    }

    @Override
    public void setLockThreshold(long nanos) {
        post(new SetLockThreshold(nanos));
    }

    private void post(InspectorMessage message) {
        outgoing.add(message);
        session.channel().wake();
    }

    @Override
    public synchronized void start(Consumer<Observation> observer) {
        if (probing) observer.accept(new ProbeChanged(ProbeChanged.State.PENDING, ""));
        thread.start(NAME, () -> run(observer));
    }

    private void run(Consumer<Observation> observer) {
        try {
            session.begin(hearing, observer);
            listen(observer);
            farewell();
        } catch (IOException | RuntimeException e) {
            if (!closing) observer.accept(new SourceTrouble(NAME, String.valueOf(e.getMessage()), true));
        } finally {
            hearing.end();
            session.close();
        }
    }

    /** Until we or the agent leave. */
    private void listen(Consumer<Observation> observer) throws IOException {
        long beat = System.nanoTime();
        while (!closing && !hearing.isOver()) {
            long now = System.nanoTime();
            if (now - beat >= 0) {
                session.channel().send(new Heartbeat());
                hearing.checkSilence(now, observer);
                beat = now + HEARTBEAT_NANOS;
            }
            sendPosted();
            Optional<AgentMessage> message = session.channel().next(beat - System.nanoTime());
            message.ifPresent(heard -> hear(heard, observer));
        }
    }

    private void hear(AgentMessage message, Consumer<Observation> observer) {
        if (message instanceof AgentMessage.ClassOffered offered) outgoing.add(Probing.answer(offered));
        hearing.hear(message, System.nanoTime(), observer);
    }

    private void sendPosted() throws IOException {
        for (InspectorMessage message = outgoing.poll(); message != null; message = outgoing.poll()) {
            session.channel().send(message);
        }
    }

    /** Asks the agent to undo everything and waits a moment for its goodbye. */
    private void farewell() throws IOException {
        if (hearing.isOver()) return;
        session.channel().send(new Detach());
        long deadline = System.nanoTime() + FAREWELL_NANOS;
        while (!hearing.isOver() && deadline - System.nanoTime() > 0) {
            session.channel()
                    .next(deadline - System.nanoTime())
                    .ifPresent(message -> hearing.hear(message, System.nanoTime(), ignored -> {}));
        }
    }

    @Override
    public synchronized void close() {
        closing = true;
        if (!thread.isStarted()) start(ignored -> {});
        session.channel().wake();
        thread.await(SourceThread.PATIENCE);
        session.close(); // also when the thread is still held up by a target that does not answer
    }
}
