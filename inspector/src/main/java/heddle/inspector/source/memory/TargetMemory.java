package heddle.inspector.source.memory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The open files {@code /proc/PID/mem} and {@code /proc/PID/pagemap}: words of the target's memory, and which of its pages
 * are in memory. What the kernel refuses is unknown, never an error.
 */
final class TargetMemory implements Words, ResidentPages, AutoCloseable {
    /** Entries of pagemap are for pages of this size on the machines we know; see proc_pid_pagemap(5). */
    private static final int PAGE = 4096;

    private static final int PAGES_AT_ONCE = 8 * 1024;
    private static final int MOST_WORDS = 4;

    private final @Nullable FileChannel memory;
    private final @Nullable FileChannel pagemap;
    private final ByteBuffer words =
            ByteBuffer.allocateDirect(MOST_WORDS * Long.BYTES).order(ByteOrder.nativeOrder());
    private @Nullable ByteBuffer entries;

    private TargetMemory(@Nullable FileChannel memory, @Nullable FileChannel pagemap) {
        this.memory = memory;
        this.pagemap = pagemap;
    }

    /** @param peeks whether words may be read */
    static TargetMemory open(Path process, boolean peeks) {
        return new TargetMemory(peeks ? open(process.resolve("mem")) : null, open(process.resolve("pagemap")));
    }

    private static @Nullable FileChannel open(Path file) {
        try {
            return FileChannel.open(file, StandardOpenOption.READ);
        } catch (IOException refused) {
            return null;
        }
    }

    boolean canReadWords() {
        return memory != null;
    }

    @Override
    public long @Nullable [] read(long address, int count) {
        if (memory == null || address < 0) return null;
        words.clear().limit(Math.min(count, MOST_WORDS) * Long.BYTES);
        try {
            if (memory.read(words, address) < words.limit()) return null;
        } catch (IOException notMapped) {
            return null;
        }
        long[] read = new long[words.limit() / Long.BYTES];
        words.flip().asLongBuffer().get(read);
        return read;
    }

    @Override
    public long residentKb(long start, long end) {
        if (pagemap == null || start < 0) return -1;
        long present = 0;
        long last = end / PAGE;
        for (long page = start / PAGE; page < last; ) {
            int asked = (int) Math.min(PAGES_AT_ONCE, last - page);
            long found = present(pagemap, page, asked);
            if (found < 0) return -1;
            present += found;
            page += asked;
        }
        return present * (PAGE / 1024);
    }

    /** Bit 63 of a page's entry says that it is in memory: such an entry is negative. */
    private long present(FileChannel file, long page, int count) {
        ByteBuffer buffer = entries == null
                ? ByteBuffer.allocateDirect(PAGES_AT_ONCE * Long.BYTES).order(ByteOrder.nativeOrder())
                : entries;
        entries = buffer;
        buffer.clear().limit(count * Long.BYTES);
        try {
            if (file.read(buffer, page * Long.BYTES) < buffer.limit()) return -1;
        } catch (IOException gone) {
            return -1;
        }
        long present = 0;
        for (int i = 0; i < count; i++) {
            if (buffer.getLong(i * Long.BYTES) < 0) present++;
        }
        return present;
    }

    @Override
    public void close() {
        close(memory);
        close(pagemap);
    }

    private static void close(@Nullable FileChannel file) {
        try {
            if (file != null) file.close();
        } catch (IOException closingAnyway) {
            return;
        }
    }
}
