package heddle.inspector.source.procfs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The section names of a 64-bit program file, see elf(5). */
final class ElfSections {
    private static final int HEADER = 64;
    private static final int MAGIC = 0x7f454c46;
    private static final int CLASS_64 = 2;
    private static final int SECTION_HEADER = 64;
    private static final int LARGEST = 1024 * 1024;

    private ElfSections() {}

    /** Whether the program has a section of that name; false for whatever is no program or cannot be read. */
    static boolean has(Path program, String section) {
        try (FileChannel file = FileChannel.open(program, StandardOpenOption.READ)) {
            return names(file).contains("\0" + section + "\0");
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** All names, each between two NULs. */
    private static String names(FileChannel file) throws IOException {
        ByteBuffer header = read(file, 0, HEADER);
        if (header.remaining() < HEADER || header.getInt(0) != MAGIC || header.get(4) != CLASS_64) return "";
        ByteOrder order = header.get(5) == 1 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        header.order(order);
        long table = header.getLong(0x28);
        int indexOfNames = header.getShort(0x3e) & 0xffff;
        ByteBuffer section = read(file, table + (long) indexOfNames * SECTION_HEADER, SECTION_HEADER)
                .order(order);
        if (section.remaining() < SECTION_HEADER) return "";
        ByteBuffer names = read(file, section.getLong(0x18), Math.min(LARGEST, section.getLong(0x20)));
        return StandardCharsets.ISO_8859_1.decode(names).toString();
    }

    private static ByteBuffer read(FileChannel file, long offset, long length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.max(0, length));
        if (offset < 0) return buffer.limit(0);
        while (buffer.hasRemaining() && file.read(buffer, offset + buffer.position()) > 0) {}
        return buffer.flip();
    }
}
