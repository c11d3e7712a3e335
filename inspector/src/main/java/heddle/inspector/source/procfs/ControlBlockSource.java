package heddle.inspector.source.procfs;

import heddle.inspector.model.ProcessControlBlock;
import heddle.inspector.model.Target;
import heddle.inspector.model.ThreadDetails;
import heddle.inspector.observation.Observation;
import heddle.inspector.observation.ProcessExamined;
import heddle.inspector.observation.SourceTrouble;
import heddle.inspector.observation.ThreadExamined;
import heddle.inspector.source.Source;
import heddle.inspector.source.SourceThread;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/**
 * The control block of the target about once a second, and with it the details of one of its threads for whoever looks at
 * that one.
 *
 * <p>A process with many threads or open files is read less often, so that this takes a thousandth of a core at most. It has a
 * thread of its own because the counters of the threads must not wait for it.
 */
public final class ControlBlockSource implements Source {
    private static final String NAME = "control block";
    private static final long SHORTEST_PAUSE_NANOS = 1_000_000_000;
    private static final int LARGEST_SHARE = 1000;
    private static final int NO_THREAD = -1;
    private static final int CLOSE = -2;

    private final Path procRoot;
    private final Target target;
    private final boolean showSecrets;
    private final UnaryOperator<ThreadDetails> stacks;
    private final LongSupplier nanoTime;
    private final BlockingQueue<Integer> wishes = new LinkedBlockingQueue<>();
    private final SourceThread thread = new SourceThread();

    /**
     * @param procRoot the folder {@code /proc}
     * @param showSecrets whether secrets in the command line and the names of files are shown
     * @param stacks adds the stack to the details of the thread that is looked at
     * @param nanoTime the monotonic clock
     */
    public ControlBlockSource(
            Path procRoot,
            Target target,
            boolean showSecrets,
            UnaryOperator<ThreadDetails> stacks,
            LongSupplier nanoTime) {
        this.procRoot = procRoot;
        this.target = target;
        this.showSecrets = showSecrets;
        this.stacks = stacks;
        this.nanoTime = nanoTime;
    }

    @Override
    public String name() {
        return NAME;
    }

    /** From now on tells the details of that thread too, at once and then with each control block; -1 for none. */
    public void examine(int tid) {
        wishes.add(tid);
    }

    @Override
    public void start(Consumer<Observation> observer) {
        thread.start(NAME, () -> run(observer));
    }

    private void run(Consumer<Observation> observer) {
        try {
            watch(observer);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            observer.accept(new SourceTrouble(NAME, "stopped by " + failure, true));
        }
    }

    private void watch(Consumer<Observation> observer) throws InterruptedException {
        ProcRoot root = new ProcRoot(procRoot);
        ControlBlockReader reader = new ControlBlockReader(root, target, new Redaction(showSecrets), nanoTime);
        OwnTime used = new OwnTime(procRoot);
        int tid = NO_THREAD;
        long due = nanoTime.getAsLong();
        while (tid != CLOSE) {
            long start = nanoTime.getAsLong();
            if (start >= due) {
                if (!tell(reader.read(), observer)) return;
                due = start + Math.max(SHORTEST_PAUSE_NANOS, LARGEST_SHARE * used.newlyUsedNanos());
            }
            if (tid >= 0) tell(tid, observer);
            tid = nextWish(tid, due - nanoTime.getAsLong());
        }
    }

    /** False when the process has ended. */
    private static boolean tell(Optional<ProcessControlBlock> read, Consumer<Observation> observer) {
        read.map(ProcessExamined::new).ifPresent(observer);
        return read.isPresent();
    }

    private void tell(int tid, Consumer<Observation> observer) {
        ThreadDetailsReader.read(procRoot, target.pid(), tid)
                .map(stacks)
                .map(ThreadExamined::new)
                .ifPresent(observer);
    }

    private int nextWish(int present, long limitNanos) throws InterruptedException {
        Integer wish = wishes.poll(Math.min(limitNanos, SHORTEST_PAUSE_NANOS), TimeUnit.NANOSECONDS);
        return wish == null ? present : wish;
    }

    @Override
    public void close() {
        wishes.add(CLOSE);
        thread.await(SourceThread.PATIENCE);
    }
}
