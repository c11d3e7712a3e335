package heddle.inspector.source.snapshot;

import heddle.agent.wire.AgentMessage;
import heddle.agent.wire.RecordingState;
import heddle.inspector.observation.CostMeasured;
import heddle.inspector.observation.EventsLost;
import heddle.inspector.observation.Observation;
import heddle.inspector.observation.SourceTrouble;
import heddle.inspector.observation.ThreadsStarted;
import heddle.inspector.source.attach.Identification;
import heddle.inspector.source.attach.TargetProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** What was heard from the agent so far, and what follows from the next message. For one thread. */
final class Hearing {
    private static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final TargetProcess target;
    private final Identification identified;
    private final CompletableFuture<Path> repository = new CompletableFuture<>();
    private final ThreadTranslation threads = new ThreadTranslation();
    private long lastSequence = -1;
    private long heardAtNanos;
    private boolean silenceTold;
    private boolean cutTold;
    private boolean over;

    Hearing(TargetProcess target, Identification identified) {
        this.target = target;
        this.identified = identified;
        this.heardAtNanos = System.nanoTime();
    }

    CompletableFuture<Path> repository() {
        return repository;
    }

    /** Whether the agent has said goodbye. */
    boolean isOver() {
        return over;
    }

    void hear(AgentMessage message, long nowNanos, Consumer<Observation> observer) {
        heardAtNanos = nowNanos;
        silenceTold = false;
        if (message instanceof AgentMessage.ThreadsSeen seen) {
            hear(seen, observer);
        } else if (message instanceof AgentMessage.VirtualThreadsSeen seen) {
            observer.accept(Translation.virtualThreads(seen));
        } else if (message instanceof AgentMessage.HoldersSeen seen) {
            observer.accept(Translation.holders(seen));
        } else if (message instanceof AgentMessage.FramesSeen seen) {
            observer.accept(Translation.frames(seen));
        } else if (message instanceof AgentMessage.RecordingStatus status) {
            hear(status, observer);
        } else if (message instanceof AgentMessage.LocksProbed told) {
            observer.accept(Probing.counted(told));
        } else if (message instanceof AgentMessage.ProbeStatus status) {
            observer.accept(Probing.status(status));
        } else if (message instanceof AgentMessage.Cost cost) {
            observer.accept(withOurs(cost));
        } else if (message instanceof AgentMessage.ThreadsStarted started) {
            observer.accept(new ThreadsStarted(started.total()));
        } else if (message instanceof AgentMessage.Trouble trouble) {
            observer.accept(trouble(trouble));
        } else if (message instanceof AgentMessage.Goodbye goodbye) {
            over = true;
            observer.accept(new SourceTrouble(SnapshotSource.NAME, "the agent has left: " + goodbye.reason(), true));
        }
    }

    private void hear(AgentMessage.ThreadsSeen seen, Consumer<Observation> observer) {
        long missed = lastSequence < 0 ? 0 : seen.sequence() - lastSequence - 1;
        lastSequence = seen.sequence();
        if (missed > 0) observer.accept(new EventsLost(0, missed, "snapshots were not read in time"));
        observer.accept(threads.of(seen));
        if (seen.total() > seen.threads().size() && !cutTold) {
            cutTold = true;
            String text = "a snapshot holds " + seen.threads().size() + " of " + seen.total() + " threads";
            observer.accept(new SourceTrouble(SnapshotSource.NAME, text, false));
        }
    }

    private void hear(AgentMessage.RecordingStatus status, Consumer<Observation> observer) {
        observer.accept(Translation.recording(status));
        if (status.state() != RecordingState.STARTED) {
            repository.completeExceptionally(new IOException(status.reason()));
        } else if (status.repository().startsWith("/")) {
            repository.complete(target.inOurView(status.repository()));
        }
    }

    /** The agent does not know of the pause that our thread dump was. */
    private CostMeasured withOurs(AgentMessage.Cost cost) {
        return new CostMeasured(
                cost.agentCpuNanos(),
                cost.safepointPauses() + identified.pauses(),
                Math.max(cost.longestPauseNanos(), identified.pauseNanos()));
    }

    private static SourceTrouble trouble(AgentMessage.Trouble trouble) {
        String times = trouble.count() > 1 ? " (" + trouble.count() + " times)" : "";
        return new SourceTrouble(SnapshotSource.NAME, trouble.what() + ": " + trouble.message() + times, false);
    }

    /** Tells once that the agent is silent, which it never is while its JVM runs. */
    void checkSilence(long nowNanos, Consumer<Observation> observer) {
        if (silenceTold || nowNanos - heardAtNanos < SILENCE_NANOS) return;
        silenceTold = true;
        observer.accept(new SourceTrouble(
                SnapshotSource.NAME, "no snapshot for 5 s; the target may be stopped or short of CPU", false));
    }

    /** Nothing more will come. */
    void end() {
        repository.completeExceptionally(new IOException("the agent has left"));
    }
}
