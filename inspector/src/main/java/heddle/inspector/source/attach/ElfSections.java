package heddle.inspector.source.attach;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Looks for a section by name in a 64-bit little-endian ELF file (elf(5)), reading two small tables and no more. */
final class ElfSections {
    private static final int MAGIC = 0x464C457F;
    private static final int HEADER_BYTES = 64;
    private static final int SECTION_BYTES = 64;
    private static final int MOST_TABLE_BYTES = 1 << 20;

    private ElfSections() {}

    /** False also for a file that is no ELF, is broken, or cannot be read. */
    static boolean has(Path file, String section) {
        try (FileChannel channel = FileChannel.open(file)) {
            return has(channel, section);
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static boolean has(FileChannel file, String section) throws IOException {
        ByteBuffer header = read(file, 0, HEADER_BYTES);
        if (header.limit() < HEADER_BYTES || header.getInt(0) != MAGIC) return false;
        int entrySize = Short.toUnsignedInt(header.getShort(58));
        int sections = Short.toUnsignedInt(header.getShort(60));
        int namesIndex = Short.toUnsignedInt(header.getShort(62));
        if (entrySize != SECTION_BYTES || namesIndex >= sections) return false;
        ByteBuffer table = read(file, header.getLong(40), (long) sections * SECTION_BYTES);
        if (table.limit() < sections * SECTION_BYTES) return false;
        int names = namesIndex * SECTION_BYTES;
        ByteBuffer strings = read(file, table.getLong(names + 24), table.getLong(names + 32));
        return StandardCharsets.ISO_8859_1.decode(strings).toString().contains("\0" + section + "\0");
    }

    private static ByteBuffer read(FileChannel file, long offset, long length) throws IOException {
        if (offset < 0 || length < 0 || length > MOST_TABLE_BYTES) return ByteBuffer.allocate(0);
        ByteBuffer bytes = ByteBuffer.allocate((int) length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining() && file.read(bytes, offset + bytes.position()) > 0) {}
        return bytes.flip();
    }
}
