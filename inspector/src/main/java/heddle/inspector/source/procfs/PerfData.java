package heddle.inspector.source.procfs;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * HotSpot's performance counters, {@code /tmp/hsperfdata_USER/PID}, which a JVM shows to its own user without being
 * asked. Format 2.0, see perfMemory.hpp of the JDK.
 */
final class PerfData {
    private static final int MAGIC = 0xcafec0c0;
    private static final int BYTE_ORDER = 4;
    private static final int ENTRIES_OFFSET = 24;
    private static final int MOST_ENTRIES = 10_000;

    private PerfData() {}

    /** The value of a text counter, null when there is none; whatever the bytes are. */
    static @Nullable String text(byte[] content, String name) {
        try {
            return search(ByteBuffer.wrap(content), name);
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException malformed) {
            // Offsets that lead nowhere: the file is being written, or it is not what its name says.
            return null;
        }
    }

    private static @Nullable String search(ByteBuffer data, String name) {
        if (data.getInt(0) != MAGIC) return null;
        data.order(data.get(BYTE_ORDER) == 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        int entry = data.getInt(ENTRIES_OFFSET);
        int count = Math.min(MOST_ENTRIES, data.getInt(ENTRIES_OFFSET + 4));
        for (int i = 0; i < count; i++) {
            int length = data.getInt(entry);
            if (length <= 0) return null;
            if (string(data, entry + data.getInt(entry + 4)).equals(name)) {
                return string(data, entry + data.getInt(entry + 16));
            }
            entry += length;
        }
        return null;
    }

    private static String string(ByteBuffer data, int start) {
        int end = start;
        while (data.get(end) != 0) end++;
        byte[] text = new byte[end - start];
        data.get(start, text);
        return new String(text, StandardCharsets.UTF_8);
    }
}
