package heddle.inspector.command;

import heddle.inspector.model.KernelWait;
import heddle.inspector.model.MemoryMap;
import heddle.inspector.model.Target;
import heddle.inspector.model.ThreadControlBlock;
import heddle.inspector.model.ThreadStack;
import heddle.inspector.observation.MemorySeen;
import heddle.inspector.source.attach.TargetProcess;
import heddle.inspector.source.memory.AttachedJvm;
import heddle.inspector.source.memory.MemoryReader;
import heddle.inspector.source.memory.ReadingPeriod;
import heddle.inspector.timeline.MemoryFold;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Looks at the target's memory for answers that are printed, no oftener than its cost allows. */
final class MemoryLook implements AutoCloseable {
    private final Target target;
    private final AttachedJvm jvm;
    private final MemoryReader reader;
    private final MemoryFold fold = new MemoryFold();
    private @Nullable MemoryMap last;
    private long dueNanos;
    private List<ThreadStack> stacks = List.of();
    private long stacksDueNanos;
    private boolean stacksSeen;

    /** @param process the target once it may be attached */
    MemoryLook(Target target, Supplier<Optional<TargetProcess>> process, CommonOptions options) {
        this.target = target;
        this.jvm = new AttachedJvm(process);
        this.reader = new MemoryReader(Targets.PROC, target, jvm, options.peek(), System::nanoTime);
    }

    /** Reads now. Fails when there is nothing that may be read. */
    MemoryMap now() {
        MemorySeen seen = reader.read();
        if (seen.access() == MemorySeen.Access.READ) {
            // The first read opens the channel to the JVM too, which says nothing of what the next will cost.
            long costNanos = last == null ? 0 : seen.costNanos();
            dueNanos = seen.atNanos() + ReadingPeriod.USUAL.after(costNanos) - costNanos;
            MemoryMap map = fold.hear(seen);
            last = map;
            return map;
        }
        MemoryMap before = last;
        if (before == null || seen.access() == MemorySeen.Access.REFUSED) throw failure(seen);
        return before;
    }

    private Failure failure(MemorySeen seen) {
        String who = target.pid() + " (" + target.name() + ")";
        String problem = "Cannot read the memory map of " + who + ": "
                + seen.unavailable().get("segments") + ".";
        return switch (seen.access()) {
            case REFUSED ->
                new Failure(ExitCode.NOT_PERMITTED, problem, "Run heddle as the owner of the process, or as root.");
            case ENDED -> new Failure(ExitCode.NO_TARGET, problem, "heddle ps lists the JVMs of this machine.");
            case NO_MEMORY, READ ->
                new Failure(ExitCode.UNSUPPORTED, problem, "heddle ps --all lists other processes.");
        };
    }

    /** Reads when the last read is old enough, else gives it again. */
    MemoryMap recent() {
        MemoryMap before = last;
        return before == null || System.nanoTime() >= dueNanos ? now() : before;
    }

    /** The stacks of these threads; without a question to the JVM, and empty where the kernel refuses. */
    List<ThreadStack> stacks(List<ThreadControlBlock> threads) {
        long start = System.nanoTime();
        if (stacksSeen && start < stacksDueNanos) return stacks;
        stacks = reader.stacks(pointers(threads));
        stacksSeen = true;
        stacksDueNanos = start + ReadingPeriod.USUAL.after(System.nanoTime() - start);
        return stacks;
    }

    private static Map<Integer, Long> pointers(List<ThreadControlBlock> threads) {
        Map<Integer, Long> pointers = new HashMap<>();
        for (ThreadControlBlock thread : threads) {
            KernelWait wait = thread.kernelWait();
            if (wait != null && wait.stackPointer() != 0) pointers.put(thread.tid(), wait.stackPointer());
        }
        return pointers;
    }

    /** What the reads have done to the target. */
    List<String> traces() {
        return reader.traces();
    }

    @Override
    public void close() {
        jvm.close();
    }
}
