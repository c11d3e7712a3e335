package heddle.inspector.source.memory;

import static org.assertj.core.api.Assertions.assertThat;

import heddle.inspector.model.Evidence;
import heddle.inspector.model.MemoryPart;
import heddle.inspector.model.SegmentKind;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class AttributionTest {
    private static final long PAGE = 4096;
    private static final ResidentPages ALL = (start, end) -> (end - start) >> 10;

    private static Mapping mapping(long rssKb, long privateKb) {
        return new Mapping(100 * PAGE, 200 * PAGE, "rw-p", 0, "", rssKb, privateKb, rssKb - privateKb);
    }

    private static Claim claim(long from, long to, SegmentKind kind) {
        return new Claim(from * PAGE, to * PAGE, kind, "", Evidence.MEASURED);
    }

    private static List<MemoryPart> parts(Mapping mapping, ResidentPages pages, Claim... claims) {
        ClaimMap map = new ClaimMap();
        map.addAll(List.of(claims));
        return new Attribution(map, pages).parts(List.of(mapping));
    }

    @Test
    void whatNobodyClaimsIsUnnamed() {
        assertThat(parts(mapping(40, 40), ALL)).singleElement().satisfies(part -> {
            assertThat(part.kind()).isEqualTo(SegmentKind.UNNAMED);
            assertThat(part.rssKb()).isEqualTo(40);
        });
    }

    @Test
    void theFirstClaimToAnAddressWins() {
        List<MemoryPart> parts =
                parts(mapping(400, 400), ALL, claim(100, 150, SegmentKind.GC), claim(120, 200, SegmentKind.MALLOC));

        assertThat(parts).extracting(MemoryPart::kind).containsExactly(SegmentKind.GC, SegmentKind.MALLOC);
        assertThat(parts).extracting(MemoryPart::rssKb).containsExactly(200L, 200L);
    }

    @Test
    void pagesSayWhoHasTheMemoryOfASharedMapping() {
        ResidentPages below = (start, end) -> Math.max(0, Math.min(end, 110 * PAGE) - start) >> 10;

        List<MemoryPart> parts = parts(mapping(40, 40), below, claim(150, 160, SegmentKind.GC));

        assertThat(parts)
                .extracting(MemoryPart::kind)
                .containsExactly(SegmentKind.UNNAMED, SegmentKind.GC, SegmentKind.UNNAMED);
        assertThat(parts).extracting(MemoryPart::rssKb).containsExactly(40L, 0L, 0L);
    }

    @Test
    void memoryThatCannotBeDividedIsUnnamed() {
        List<MemoryPart> parts = parts(mapping(40, 40), (start, end) -> -1, claim(100, 160, SegmentKind.GC));

        assertThat(parts).extracting(MemoryPart::rssKb).containsExactly(0L, 40L);
        assertThat(parts.get(1).kind()).isEqualTo(SegmentKind.UNNAMED);
    }

    @Property
    void thePartsHaveTogetherWhatTheKernelCounted(
            @ForAll @LongRange(max = 400) long rssKb,
            @ForAll @LongRange(max = 400) long privateKb,
            @ForAll("claims") List<Claim> claims,
            @ForAll @LongRange(min = -1, max = 500) long residentKb) {
        Mapping mapping = mapping(rssKb, Math.min(rssKb, privateKb));

        List<MemoryPart> parts = parts(mapping, (start, end) -> residentKb, claims.toArray(Claim[]::new));

        assertThat(parts.stream().mapToLong(MemoryPart::rssKb).sum()).isEqualTo(mapping.rssKb());
        assertThat(parts.stream().mapToLong(MemoryPart::sizeKb).sum()).isEqualTo(mapping.sizeKb());
        assertThat(parts).allSatisfy(part -> {
            assertThat(part.rssKb()).isNotNegative();
            assertThat(part.privateKb()).isBetween(0L, part.rssKb());
            assertThat(part.privateKb() + part.sharedKb()).isEqualTo(part.rssKb());
        });
        for (int i = 1; i < parts.size(); i++) {
            assertThat(parts.get(i).start()).isEqualTo(parts.get(i - 1).end());
        }
    }

    @Provide
    Arbitrary<List<Claim>> claims() {
        Arbitrary<Long> page = Arbitraries.longs().between(80, 220);
        return Combinators.combine(page, page, Arbitraries.of(SegmentKind.class))
                .as((from, to, kind) -> claim(Math.min(from, to), Math.max(from, to), kind))
                .list()
                .ofMaxSize(8);
    }
}
