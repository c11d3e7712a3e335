package heddle.inspector.source.memory;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The files {@code /proc/PID/mem} and {@code /proc/PID/pagemap}: words of the target's memory, and which of its pages are in
 * memory. Reading stops nobody. What the kernel refuses is unknown, and said why. Not thread-safe.
 */
public final class TargetMemory implements Words, ResidentPages, AutoCloseable {
    /** Entries of pagemap are for pages of this size on the machines we know; see proc_pid_pagemap(5). */
    private static final int PAGE = 4096;

    private static final int PAGES_AT_ONCE = 8 * 1024;
    private static final int MOST_WORDS = 4;

    private final boolean peeks;
    private final PlacedFile memory;
    private final PlacedFile pagemap;
    private final ByteBuffer words =
            ByteBuffer.allocateDirect(MOST_WORDS * Long.BYTES).order(ByteOrder.nativeOrder());
    private @Nullable ByteBuffer entries;

    /**
     * @param process the folder {@code /proc/PID}
     * @param peeks whether words may be read
     */
    public TargetMemory(Path process, boolean peeks) {
        this.peeks = peeks;
        memory = new PlacedFile(process.resolve("mem"));
        pagemap = new PlacedFile(process.resolve("pagemap"));
    }

    /** Why words cannot be read; empty when they can. */
    public String wordsUnavailable() {
        return !peeks ? "switched off by --no-peek" : memory.isOpen() ? "" : memory.trouble();
    }

    /** Why nobody knows which pages are in memory; empty when that is known, and before it was asked. */
    String pagesUnavailable() {
        return pagemap.trouble();
    }

    @Override
    public long @Nullable [] read(long address, int count) {
        if (!peeks || address < 0) return null;
        words.clear().limit(Math.min(count, MOST_WORDS) * Long.BYTES);
        if (!memory.fill(words, address)) return null;
        long[] read = new long[words.limit() / Long.BYTES];
        words.flip().asLongBuffer().get(read);
        return read;
    }

    @Override
    public long residentKb(long start, long end) {
        if (start < 0) return -1;
        long present = 0;
        long last = end / PAGE;
        for (long page = start / PAGE; page < last; ) {
            int asked = (int) Math.min(PAGES_AT_ONCE, last - page);
            long found = present(page, asked);
            if (found < 0) return -1;
            present += found;
            page += asked;
        }
        return present * (PAGE / 1024);
    }

    /** Bit 63 of a page's entry says that it is in memory: such an entry is negative. */
    private long present(long page, int count) {
        ByteBuffer buffer = entries == null
                ? ByteBuffer.allocateDirect(PAGES_AT_ONCE * Long.BYTES).order(ByteOrder.nativeOrder())
                : entries;
        entries = buffer;
        buffer.clear().limit(count * Long.BYTES);
        if (!pagemap.fill(buffer, page * Long.BYTES)) return -1;
        long present = 0;
        for (int i = 0; i < count; i++) {
            if (buffer.getLong(i * Long.BYTES) < 0) present++;
        }
        return present;
    }

    @Override
    public void close() {
        memory.close();
        pagemap.close();
    }
}
