package heddle.inspector.source.attach;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The texts in a HotSpot JVM's performance data file, {@code hsperfdata_USER/PID} (perfMemory.hpp, layout 2.0).
 *
 * <p>It tells what no kernel file does: the JVM's final arguments, with those of environment variables and argument
 * files, and whether it listens for attach. The file is the target's own, so nothing in it is believed to fit.
 */
record PerfData(Map<String, String> texts) {
    private static final int MAGIC = 0xCAFEC0C0;
    private static final int HEADER_BYTES = 32;
    private static final int ENTRY_BYTES = 20;
    private static final int LITTLE = 1;
    private static final int LAYOUT = 2;
    private static final int MOST_ENTRIES = 10_000;

    PerfData {
        texts = Map.copyOf(texts);
    }

    /** Empty when it is not such a file, or of a layout not known here. */
    static Optional<PerfData> parse(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file);
        if (file.length < HEADER_BYTES || bytes.getInt(0) != MAGIC || bytes.get(5) != LAYOUT) return Optional.empty();
        bytes.order(bytes.get(4) == LITTLE ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        return Optional.of(new PerfData(texts(bytes)));
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(texts.get(name));
    }

    private static Map<String, String> texts(ByteBuffer bytes) {
        Map<String, String> texts = new HashMap<>();
        int entry = bytes.getInt(24);
        int entries = Math.min(bytes.getInt(28), MOST_ENTRIES);
        for (int i = 0; i < entries && fits(bytes, entry, ENTRY_BYTES); i++) {
            int length = bytes.getInt(entry);
            if (length < ENTRY_BYTES || !fits(bytes, entry, length)) break;
            if (isText(bytes, entry)) readText(bytes.slice(entry, length).order(bytes.order()), texts);
            entry += length;
        }
        return texts;
    }

    private static boolean fits(ByteBuffer bytes, int offset, int length) {
        return offset >= 0 && length >= 0 && offset <= bytes.limit() - length;
    }

    private static boolean isText(ByteBuffer bytes, int entry) {
        return bytes.get(entry + 12) == 'B' && bytes.getInt(entry + 8) > 0;
    }

    /** An entry: length, offset of its name, elements, type, flags, unit, variability, offset of its data. */
    private static void readText(ByteBuffer entry, Map<String, String> texts) {
        String name = terminated(entry, entry.getInt(4), entry.limit());
        texts.put(name, terminated(entry, entry.getInt(16), entry.getInt(8)));
    }

    private static String terminated(ByteBuffer bytes, int offset, int most) {
        if (!fits(bytes, offset, 0)) return "";
        int end = offset;
        while (end < bytes.limit() && end - offset < most && bytes.get(end) != 0) end++;
        byte[] text = new byte[end - offset];
        bytes.get(offset, text);
        return new String(text, StandardCharsets.UTF_8);
    }
}
