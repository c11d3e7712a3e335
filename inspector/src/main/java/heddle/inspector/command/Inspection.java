package heddle.inspector.command;

import heddle.inspector.model.Snapshot;
import heddle.inspector.model.Target;
import heddle.inspector.observation.EventsLost;
import heddle.inspector.source.Source;
import heddle.inspector.source.memory.StackReader;
import heddle.inspector.source.procfs.ControlBlockSource;
import heddle.inspector.source.procfs.OwnProcess;
import heddle.inspector.source.procfs.ProcfsSource;
import heddle.inspector.timeline.Fold;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * One target under observation: its sources speak into one bounded queue, and whoever calls {@link #next} folds what
 * they said. What does not fit is dropped and counted; a slow reader never holds up a source.
 */
final class Inspection implements AutoCloseable {
    private static final int CAPACITY = 1 << 16;

    private final List<Source> sources;
    private final IntConsumer examiner;
    private final Fold fold;
    private final Puzzles puzzles = new Puzzles();
    private final Consumer<List<Long>> stacks;
    private final ObservationQueue heard = new ObservationQueue(CAPACITY);
    private final Thread lastResort = new Thread(this::closeSources, "leave the target");

    /** The kernel's files at once, whatever the approach adds when it gets closer, and what others tell besides. */
    static Inspection of(Target target, Approach approach, List<Source> others, CommonOptions options) {
        Duration period = Duration.ofSeconds(1).dividedBy(options.rate());
        Source kernel = new ProcfsSource(
                Targets.PROC, target, options.peek(), period, System::nanoTime, InstantSource.system());
        ControlBlockSource block = new ControlBlockSource(
                Targets.PROC,
                target,
                options.showSecrets(),
                new StackReader(Targets.PROC, target)::complete,
                System::nanoTime);
        List<Source> all = Stream.concat(Stream.of(kernel, block, approach), others.stream())
                .toList();
        return new Inspection(
                target,
                all,
                block::examine,
                javaIds -> approach.requestFrames(javaIds, true),
                new OwnProcess(Targets.PROC));
    }

    /**
     * @param examiner told of which thread the details are wanted
     * @param stacks asked for the stacks of threads that nothing else explains
     */
    private Inspection(
            Target target,
            List<Source> sources,
            IntConsumer examiner,
            Consumer<List<Long>> stacks,
            LongSupplier inspectorCpuNanos) {
        this.sources = List.copyOf(sources);
        this.examiner = examiner;
        this.fold = new Fold(target, inspectorCpuNanos);
        this.stacks = stacks;
    }

    /** Begins; from now on a signal that ends this process first closes the sources. */
    void start() {
        Runtime.getRuntime().addShutdownHook(lastResort);
        sources.forEach(source -> source.start(heard::put));
    }

    /** From now on the details of that thread are told; -1 for none. */
    void examine(int tid) {
        examiner.accept(tid);
    }

    /** The next snapshot: after the kernel's next tick, or when the target ended; empty when none came in time. */
    Optional<Snapshot> next(Duration limit) throws InterruptedException {
        boolean told = heard.takeMoment(observation -> observation.tell(fold), limit);
        return told ? Optional.of(present()) : Optional.empty();
    }

    private Snapshot present() {
        long lost = heard.takeDropped();
        if (lost > 0) fold.hear(new EventsLost(lost, 0, "the inspector could not keep up"));
        Snapshot present = fold.snapshot();
        List<Long> asked = puzzles.toAsk(fold.puzzling(), present.atNanos());
        if (!asked.isEmpty()) stacks.accept(asked);
        return present;
    }

    /** Ends every source, last opened first. */
    @Override
    public void close() {
        closeSources();
        dismissLastResort();
    }

    /** False when the JVM is ending already: then the hook is closing the same sources. */
    private boolean dismissLastResort() {
        try {
            return Runtime.getRuntime().removeShutdownHook(lastResort);
        } catch (IllegalStateException ending) {
            return false;
        }
    }

    private void closeSources() {
        for (int i = sources.size() - 1; i >= 0; i--) {
            sources.get(i).close();
        }
    }
}
