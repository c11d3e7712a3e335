package heddle.inspector.source.memory;

import heddle.inspector.model.SegmentKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds memory of the C library's allocator among mappings without a name, and proves it by its headers; see
 * {@code heap_info} in glibc's malloc/arena.c and {@code malloc_chunk} in malloc/malloc.c.
 */
final class MallocClaims {
    /** HEAP_MAX_SIZE: arenas other than the first lie at multiples of it and may grow to it. */
    private static final long ARENA = 64L << 20;

    private static final long PAGE = 4096;
    private static final long IS_MMAPPED = 2;
    private static final long FLAGS = 7;
    private static final int MOST_BLOCKS = 256;

    private final Words words;
    private final ClaimMap taken;
    private final List<Claim> claims = new ArrayList<>();

    private MallocClaims(Words words, ClaimMap taken) {
        this.words = words;
        this.taken = taken;
    }

    /** @param taken what others have claimed before; its gaps are looked at */
    static List<Claim> of(List<Mapping> mappings, Words words, ClaimMap taken) {
        MallocClaims found = new MallocClaims(words, taken);
        mappings.stream().filter(Mapping::isAnonymousData).forEach(found::look);
        return found.claims;
    }

    private void look(Mapping mapping) {
        boolean arena = mapping.start() % ARENA == 0 && taken.isFree(mapping) && isArena(mapping);
        if (arena) return;
        for (ClaimMap.Range gap : taken.free(mapping.start(), mapping.end())) blocks(gap);
    }

    /**
     * Its first words are: the arena it belongs to, the heap before it, bytes in use, bytes that may be touched. The rest
     * up to 64 MB is reserved.
     */
    private boolean isArena(Mapping mapping) {
        long[] header = words.read(mapping.start(), 4);
        if (header == null || !isArenaHeader(header, mapping)) return false;
        claims.add(Claim.proved(mapping.start(), mapping.start() + ARENA, SegmentKind.MALLOC, "arena"));
        return true;
    }

    private static boolean isArenaHeader(long[] header, Mapping mapping) {
        long arena = header[0];
        long previous = header[1];
        long size = header[2];
        long touchable = header[3];
        boolean first = previous == 0 && arena - mapping.start() > 0 && arena - mapping.start() <= 64;
        boolean further = previous % ARENA == 0 && previous != 0 && arena > 0;
        return (first || further)
                && touchable == mapping.end() - mapping.start()
                && touchable <= ARENA
                && size > 0
                && size <= touchable;
    }

    /** Large blocks are mapped one by one; the kernel joins neighbours, so one block's end is where the next begins. */
    private void blocks(ClaimMap.Range gap) {
        long at = gap.start();
        for (int i = 0; i < MOST_BLOCKS && at < gap.end(); i++) {
            long size = blockSize(words.read(at, 2), gap.end() - at);
            if (size == 0) break;
            at += size;
        }
        if (at > gap.start()) claims.add(Claim.proved(gap.start(), at, SegmentKind.MALLOC, "large blocks"));
    }

    /** Its words are: nothing, then its size, whole pages, with the mark of a mapped block; 0 when it is none. */
    private static long blockSize(long @Nullable [] header, long room) {
        if (header == null || header[0] != 0 || (header[1] & FLAGS) != IS_MMAPPED) return 0;
        long size = header[1] & ~FLAGS;
        return size > 0 && size % PAGE == 0 && size <= room ? size : 0;
    }
}
