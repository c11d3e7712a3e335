package heddle.inspector.source.procfs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The arrays of descriptors that threads of the target poll, in {@code /proc/PID/mem}. Reading it stops nobody; it is open
 * to the target's user and to root. Not thread-safe.
 */
final class PollArray implements AutoCloseable {
    private static final int UNKNOWN = -1;

    /** All that may be asked for is below this. */
    private static final int EVENTS = 0x4000;

    private final Path file;
    /** {@code struct pollfd}: the descriptor, the events asked for, those that came; see poll(2). */
    private final ByteBuffer entry = ByteBuffer.allocateDirect(8).order(ByteOrder.nativeOrder());

    private boolean readable;
    private @Nullable FileChannel memory;

    /**
     * @param process the folder {@code /proc/PID}
     * @param peeks whether the target's memory may be read at all
     */
    PollArray(Path process, boolean peeks) {
        file = process.resolve("mem");
        readable = peeks;
    }

    /** The first descriptor in the array, or -1 when the kernel does not tell. */
    int firstDescriptor(long address) {
        FileChannel open = memory();
        if (open == null || address <= 0) return UNKNOWN;
        try {
            entry.clear();
            if (open.read(entry, address) < entry.capacity()) return UNKNOWN;
            int events = entry.getShort(4);
            return events > 0 && events < EVENTS ? entry.getInt(0) : UNKNOWN;
        } catch (IOException notMappedAnyMore) {
            return UNKNOWN;
        }
    }

    /** Opened when it is first needed; who was refused once is not asked again. */
    private @Nullable FileChannel memory() {
        if (memory != null || !readable) return memory;
        try {
            memory = FileChannel.open(file, StandardOpenOption.READ);
        } catch (IOException refused) {
            readable = false;
        }
        return memory;
    }

    @Override
    public void close() {
        FileChannel open = memory;
        memory = null;
        readable = false;
        try {
            if (open != null) open.close();
        } catch (IOException closingAnyway) {
            return;
        }
    }
}
