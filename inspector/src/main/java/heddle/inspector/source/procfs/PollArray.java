package heddle.inspector.source.procfs;

import heddle.inspector.source.memory.TargetMemory;
import java.nio.file.Path;

/**
 * The arrays of descriptors that threads of the target poll: {@code struct pollfd} in its memory, which is a descriptor, the
 * events asked for and those that came; see poll(2). Not thread-safe.
 */
final class PollArray implements AutoCloseable {
    private static final int UNKNOWN = -1;

    /** All that may be asked for is below this. */
    private static final int EVENTS = 0x4000;

    private final TargetMemory memory;
    private String unavailable = "";

    /**
     * @param process the folder {@code /proc/PID}
     * @param peeks whether the target's memory may be read at all
     */
    PollArray(Path process, boolean peeks) {
        memory = new TargetMemory(process, peeks);
    }

    /** The first descriptor in the array, or -1 when that cannot be read, or is no such array any more. */
    int firstDescriptor(long address) {
        unavailable = memory.wordsUnavailable();
        // Of 8 bytes on machines that store the lowest first, as all do whose system calls we know.
        long[] entry = memory.read(address, 1);
        if (entry == null) return UNKNOWN;
        short events = (short) (entry[0] >>> Integer.SIZE);
        return events > 0 && events < EVENTS ? (int) entry[0] : UNKNOWN;
    }

    /** Why polled descriptors cannot be read; empty when they can, and before one was met. */
    String unavailable() {
        return unavailable;
    }

    @Override
    public void close() {
        memory.close();
    }
}
