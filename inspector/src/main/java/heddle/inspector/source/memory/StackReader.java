package heddle.inspector.source.memory;

import heddle.inspector.model.Target;
import heddle.inspector.model.ThreadDetails;
import heddle.inspector.model.ThreadStack;
import java.io.IOException;
import java.nio.file.Path;
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
    private OnePointer missed = new OnePointer(0, 0);
    private String unknown = "";

    /** @param procRoot the folder {@code /proc} */
    public StackReader(Path procRoot, Target target) {
        process = ProcessFolder.of(procRoot, target);
        tasks = new TaskFolder(process.path());
    }

    /** The details with the stack of their thread, or with why it is not known. */
    public ThreadDetails complete(ThreadDetails details) {
        int tid = details.tid();
        long pointer = tasks.of(tid);
        ThreadStack known = last;
        if (known == null || known.tid() != tid || (pointer != 0 && !known.contains(pointer)))
            known = find(new OnePointer(tid, pointer));
        last = known;
        return known == null ? details.with(null, unknown) : counted(details, known);
    }

    /** Null when there is none; then {@code unknown} says why. */
    private @Nullable ThreadStack find(OnePointer thread) {
        unknown = whyNot(thread);
        if (thread.pointer == 0 || thread.equals(missed)) return null;
        StackFinder finder = new StackFinder();
        try {
            finder.look(process.bounds(), thread);
        } catch (IOException failure) {
            unknown = process.whyNoMappings(failure);
            return null;
        }
        if (!finder.stacks().isEmpty()) return finder.stacks().get(0);
        missed = thread;
        return null;
    }

    private String whyNot(OnePointer thread) {
        if (thread.pointer != 0) return "its stack pointer lies in no mapping that is a stack";
        return tasks.isHidden(thread.tid) ? "only its user and root are told" : "not seen blocked yet";
    }

    private ThreadDetails counted(ThreadDetails details, ThreadStack stack) {
        try (TargetMemory memory = new TargetMemory(process.path(), false)) {
            long residentKb = memory.residentKb(stack.start(), stack.end());
            return details.with(
                    new ThreadStack(stack.tid(), stack.start(), stack.end(), stack.guardKb(), residentKb),
                    memory.pagesUnavailable());
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
