package heddle.inspector.source.memory;

import static org.assertj.core.api.Assertions.assertThat;

import heddle.inspector.model.SegmentKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MallocClaimsTest {
    private static final long ARENA = 0x7f7e10000000L;
    private static final long MB = 1 << 20;
    private static final long MAPPED = 2;

    private final Map<Long, Long> memory = new HashMap<>();
    private final ClaimMap taken = new ClaimMap();

    private void write(long address, long... words) {
        for (int i = 0; i < words.length; i++) memory.put(address + 8L * i, words[i]);
    }

    private long[] read(long address, int count) {
        long[] words = new long[count];
        for (int i = 0; i < count; i++) words[i] = memory.getOrDefault(address + 8L * i, -1L);
        return words;
    }

    private List<Claim> claims(long start, long length) {
        Mapping mapping = new Mapping(start, start + length, "rw-p", 0, "", 100, 100, 0);
        return MallocClaims.of(List.of(mapping), this::read, taken);
    }

    @Test
    void anArenaIsProvedByItsHeaderAndReachesTo64Megabytes() {
        write(ARENA, ARENA + 0x30, 0, MB, MB);

        assertThat(claims(ARENA, MB))
                .containsExactly(Claim.proved(ARENA, ARENA + 64 * MB, SegmentKind.MALLOC, "arena"));
    }

    @Test
    void aFurtherHeapOfAnArenaNamesTheOneBeforeIt() {
        write(ARENA, ARENA - 64 * MB + 0x30, ARENA - 64 * MB, MB, MB);

        assertThat(claims(ARENA, MB)).hasSize(1);
    }

    @Test
    void otherMemoryAtTheSameAlignmentIsNoArena() {
        write(ARENA, 0x3, 0x74171e10, 0x74172850, 0x74172a58);

        assertThat(claims(ARENA, MB)).isEmpty();
    }

    @Test
    void anArenaThatMayTouchAnotherLengthIsNone() {
        write(ARENA, ARENA + 0x30, 0, MB, 2 * MB);

        assertThat(claims(ARENA, MB)).isEmpty();
    }

    @Test
    void largeBlocksFollowEachOtherInOneMapping() {
        long start = 0x7f35c695000L;
        write(start, 0, 0x31000 | MAPPED);
        write(start + 0x31000, 0, 0x10000 | MAPPED);

        assertThat(claims(start, MB))
                .containsExactly(Claim.proved(start, start + 0x41000, SegmentKind.MALLOC, "large blocks"));
    }

    @Test
    void aBlockLongerThanItsMappingIsNone() {
        write(0x7f35c695000L, 0, 2 * MB | MAPPED);

        assertThat(claims(0x7f35c695000L, MB)).isEmpty();
    }

    @Test
    void blocksAreLookedForBehindWhatOthersClaimed() {
        long start = 0x7f35c695000L;
        taken.add(Claim.proved(start, start + 0x1000, SegmentKind.BSS, ""));
        write(start + 0x1000, 0, 0x2000 | MAPPED);

        assertThat(claims(start, MB))
                .containsExactly(Claim.proved(start + 0x1000, start + 0x3000, SegmentKind.MALLOC, "large blocks"));
    }

    @Test
    void withoutALookAtTheMemoryNothingIsClaimed() {
        Mapping mapping = new Mapping(ARENA, ARENA + MB, "rw-p", 0, "", 100, 100, 0);

        assertThat(MallocClaims.of(List.of(mapping), Words.HIDDEN, taken)).isEmpty();
    }
}
