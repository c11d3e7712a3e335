package heddle.inspector.command;

import heddle.inspector.observation.Observation;
import heddle.inspector.source.Source;
import heddle.inspector.source.attach.AttachException;
import heddle.inspector.source.attach.Ledger;
import heddle.inspector.source.attach.NamedThreads;
import heddle.inspector.source.attach.TargetProcess;
import heddle.inspector.source.jfr.AgentlessRecording;
import heddle.inspector.source.jfr.DiskFloor;
import heddle.inspector.source.jfr.RepositorySource;
import heddle.inspector.source.snapshot.SnapshotSource;
import heddle.inspector.source.snapshot.Wishes;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** What an approach has opened in a target: the sources that speak from there. */
final class Contact implements AutoCloseable {
    /** Asks for the stacks of threads. */
    private interface Stacks {
        void request(List<Long> javaIds);
    }

    private final TargetProcess target;
    private final List<Source> sources;
    private final Stacks stacks;
    private final boolean stacksStopTarget;

    private Contact(TargetProcess target, List<Source> sources, Stacks stacks, boolean stacksStopTarget) {
        this.target = target;
        this.sources = sources;
        this.stacks = stacks;
        this.stacksStopTarget = stacksStopTarget;
    }

    /**
     * Has the agent loaded.
     *
     * @param options tells how many looks a second, and whether a probe
     * @param stacksStopTarget whether this JVM must stand still for a stack, as before JDK 21
     */
    static Contact agent(TargetProcess target, Ledger ledger, CommonOptions options, boolean stacksStopTarget)
            throws AttachException, IOException {
        SnapshotSource snapshots = SnapshotSource.open(target, Wishes.STANDARD, ledger, System.getenv());
        snapshots.setRate(options.rate());
        if (options.probe().isPresent()) snapshots.probe(options.probe().get());
        RepositorySource recording = new RepositorySource(snapshots.repository(), snapshots);
        return new Contact(target, List.of(snapshots, recording), snapshots::requestFrames, stacksStopTarget);
    }

    /** Has a recording started through the attach channel. */
    static Contact agentless(TargetProcess target, Ledger ledger) throws AttachException {
        AgentlessRecording keeper = AgentlessRecording.open(target, DiskFloor.STANDARD, ledger);
        RepositorySource recording = new RepositorySource(keeper.repository(), keeper);
        return new Contact(target, List.of(keeper, recording), javaIds -> {}, false);
    }

    /** Attaches only, for questions: nothing is started in the target. */
    static Contact questions(TargetProcess target) throws AttachException {
        return new Contact(target, List.of(NamedThreads.ask(target)), javaIds -> {}, false);
    }

    /** The process, which may be attached. */
    TargetProcess target() {
        return target;
    }

    void start(Consumer<Observation> observer) {
        sources.forEach(source -> source.start(observer));
    }

    /** Asks for stacks; unless {@code pressed}, only where that stops nobody. */
    void requestFrames(List<Long> javaIds, boolean pressed) {
        if (pressed || !stacksStopTarget) stacks.request(javaIds);
    }

    /** Leaves nothing behind; waits a little for it. */
    @Override
    public void close() {
        for (int i = sources.size() - 1; i >= 0; i--) {
            sources.get(i).close();
        }
    }
}
