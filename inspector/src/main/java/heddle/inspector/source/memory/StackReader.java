package heddle.inspector.source.memory;

import heddle.inspector.model.Target;
import heddle.inspector.model.ThreadStack;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the stack of one thread after another, and how much of it is in memory.
 *
 * <p>A stack does not move: the mappings are gone through once for a thread, afterwards only its pages are counted. Whether
 * other threads are in the same mapping, as in the heap of some languages, is not asked here. Used by one thread.
 */
public final class StackReader {
    private final ProcessFolder process;
    private final TaskFolder tasks;
    private @Nullable ThreadStack last;
    private int missedTid;
    private long missedPointer;

    /** @param procRoot the folder {@code /proc} */
    public StackReader(Path procRoot, Target target) {
        process = ProcessFolder.of(procRoot, target);
        tasks = new TaskFolder(process.path());
    }

    /** The stack of a thread; empty while it has not been met blocked, and when the kernel does not tell. */
    public Optional<ThreadStack> read(int tid) {
        long pointer = tasks.of(tid);
        ThreadStack known = last;
        if (known == null || known.tid() != tid || (pointer != 0 && !known.contains(pointer)))
            known = find(tid, pointer);
        last = known;
        return Optional.ofNullable(known).map(this::counted);
    }

    private @Nullable ThreadStack find(int tid, long pointer) {
        if (pointer == 0 || (tid == missedTid && pointer == missedPointer)) return null;
        StackFinder finder = new StackFinder();
        try {
            finder.look(process.bounds(), new OnePointer(tid, pointer));
        } catch (IOException refusedOrGone) {
            return null;
        }
        if (!finder.stacks().isEmpty()) return finder.stacks().get(0);
        missedTid = tid;
        missedPointer = pointer;
        return null;
    }

    private ThreadStack counted(ThreadStack stack) {
        try (TargetMemory memory = TargetMemory.open(process.path(), false)) {
            long residentKb = memory.residentKb(stack.start(), stack.end());
            return new ThreadStack(stack.tid(), stack.start(), stack.end(), stack.guardKb(), residentKb);
        }
    }

    private record OnePointer(int tid, long pointer) implements StackPointers {
        @Override
        public int[] threads() {
            return new int[] {tid};
        }

        @Override
        public long of(int thread) {
            return pointer;
        }
    }
}
