package heddle.inspector.source.memory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a mapped file is by its first bytes: an ELF program or library (elf(5)), an archive of classes, or neither.
 *
 * @param variables the segments of an ELF file that are loaded writable
 */
record ProgramFile(Type type, List<Load> variables) {
    /** What a file is. */
    enum Type {
        PROGRAM,
        CLASS_ARCHIVE,
        OTHER
    }

    /** Neither a program nor an archive, or nothing that may be read. */
    static final ProgramFile OTHER = new ProgramFile(Type.OTHER, List.of());

    /** A segment as the loader maps it: see "Program header" in elf(5). */
    record Load(long offset, long address, long fileSize, long memorySize) {}

    private static final int ELF_MAGIC = 0x7f454c46;
    private static final int CLASS_64 = 2;
    private static final int LITTLE_ENDIAN = 1;
    private static final int HEADER = 64;
    private static final int PROGRAM_HEADER = 56;
    private static final int MOST_HEADERS = 64;
    private static final int PT_LOAD = 1;
    private static final int PF_W = 2;

    /** CDS_ARCHIVE_MAGIC and CDS_DYNAMIC_ARCHIVE_MAGIC of HotSpot's cds.h; the newer AOT caches have the first. */
    private static final int STATIC_ARCHIVE = 0xf00baba2;

    private static final int DYNAMIC_ARCHIVE = 0xf00baba8;

    ProgramFile {
        variables = List.copyOf(variables);
    }

    /** Looks into a file; a pipe or device is never opened. */
    static ProgramFile of(Path file) {
        if (!Files.isRegularFile(file)) return OTHER;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return of(channel);
        } catch (IOException unreadable) {
            return OTHER;
        }
    }

    private static ProgramFile of(FileChannel file) throws IOException {
        ByteBuffer header = read(file, 0, HEADER);
        if (header == null) return OTHER;
        int native4 = header.order(ByteOrder.nativeOrder()).getInt(0);
        if (native4 == STATIC_ARCHIVE || native4 == DYNAMIC_ARCHIVE)
            return new ProgramFile(Type.CLASS_ARCHIVE, List.of());
        boolean elf = header.order(ByteOrder.BIG_ENDIAN).getInt(0) == ELF_MAGIC && header.get(4) == CLASS_64;
        if (!elf) return OTHER;
        ByteOrder order = header.get(5) == LITTLE_ENDIAN ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        return new ProgramFile(Type.PROGRAM, variables(file, header.order(order)));
    }

    private static List<Load> variables(FileChannel file, ByteBuffer header) throws IOException {
        long table = header.getLong(0x20);
        int count = Math.min(MOST_HEADERS, Short.toUnsignedInt(header.getShort(0x38)));
        List<Load> loads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ByteBuffer entry = read(file, table + (long) i * PROGRAM_HEADER, PROGRAM_HEADER);
            if (entry == null) return loads;
            entry.order(header.order());
            boolean writable = entry.getInt(0) == PT_LOAD && (entry.getInt(4) & PF_W) != 0;
            if (writable) loads.add(load(entry));
        }
        return loads;
    }

    private static Load load(ByteBuffer entry) {
        return new Load(entry.getLong(0x08), entry.getLong(0x10), entry.getLong(0x20), entry.getLong(0x28));
    }

    private static @Nullable ByteBuffer read(FileChannel file, long offset, int length) throws IOException {
        if (offset < 0) return null;
        ByteBuffer buffer = ByteBuffer.allocate(length);
        return file.read(buffer, offset) < length ? null : buffer.flip();
    }

    /**
     * Where variables that begin as zero end in memory, by where part of the file is mapped writable; {@code dataEnd} when
     * there are none behind it.
     *
     * @param start where in memory that part is
     * @param offset where in the file it begins
     * @param dataEnd where the mapping of the file ends in memory
     */
    long bssEnd(long start, long offset, long dataEnd) {
        for (Load load : variables) {
            boolean inside = offset + 4096 > load.offset && offset < load.offset + load.fileSize;
            if (!inside || load.memorySize <= load.fileSize) continue;
            long base = start - offset + load.offset - load.address;
            long end = pageUp(base + load.address + load.memorySize);
            return Math.max(end, dataEnd);
        }
        return dataEnd;
    }

    private static long pageUp(long address) {
        return (address + 4095) & -4096L;
    }
}
