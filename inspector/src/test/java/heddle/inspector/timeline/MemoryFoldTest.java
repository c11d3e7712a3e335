package heddle.inspector.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import heddle.inspector.model.Evidence;
import heddle.inspector.model.Footprint;
import heddle.inspector.model.Growth;
import heddle.inspector.model.MemoryMap;
import heddle.inspector.model.MemoryPart;
import heddle.inspector.model.Segment;
import heddle.inspector.model.SegmentKind;
import heddle.inspector.observation.MemorySeen;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MemoryFoldTest {
    private static final long KB = 1024;

    private final MemoryFold fold = new MemoryFold();

    private static MemoryPart part(SegmentKind kind, long startKb, long endKb, long rssKb) {
        return new MemoryPart(startKb * KB, endKb * KB, kind, "", Evidence.MEASURED, "rw-p", rssKb, rssKb, 0);
    }

    private MemoryMap read(MemoryPart... parts) {
        return readAt(1, parts);
    }

    private MemoryMap readAt(long atNanos, MemoryPart... parts) {
        return fold.hear(new MemorySeen(
                atNanos,
                1,
                0,
                MemorySeen.Access.READ,
                new Footprint(900, 300, 8, 2),
                "",
                List.of(parts),
                List.of(),
                Map.of()));
    }

    private static Growth growth(MemoryMap map, SegmentKind kind) {
        return map.segment(kind).map(Segment::growth).orElseThrow();
    }

    @Test
    void oneReadTellsNoGrowth() {
        assertThat(growth(read(part(SegmentKind.MALLOC, 0, 100, 10)), SegmentKind.MALLOC))
                .isEqualTo(Growth.UNKNOWN);
    }

    @Test
    void whatStaysAsItIsDoesNotGrow() {
        read(part(SegmentKind.MALLOC, 0, 100, 10));

        assertThat(growth(read(part(SegmentKind.MALLOC, 0, 100, 10)), SegmentKind.MALLOC))
                .isEqualTo(Growth.NONE);
    }

    @Test
    void aHeapGrowsUpwardsAndAStackDownwards() {
        read(part(SegmentKind.JAVA_HEAP, 0, 100, 10), part(SegmentKind.STACK, 200, 300, 8));

        MemoryMap map = read(part(SegmentKind.JAVA_HEAP, 0, 100, 20), part(SegmentKind.STACK, 200, 300, 12));

        assertThat(growth(map, SegmentKind.JAVA_HEAP)).isEqualTo(Growth.UP);
        assertThat(growth(map, SegmentKind.STACK)).isEqualTo(Growth.DOWN);
    }

    @Test
    void theEndThatMovesTellsTheDirection() {
        read(part(SegmentKind.BRK_HEAP, 0, 100, 10), part(SegmentKind.STACK, 200, 300, 8));

        MemoryMap map = read(part(SegmentKind.BRK_HEAP, 0, 120, 10), part(SegmentKind.STACK, 180, 300, 8));

        assertThat(growth(map, SegmentKind.BRK_HEAP)).isEqualTo(Growth.UP);
        assertThat(growth(map, SegmentKind.STACK)).isEqualTo(Growth.DOWN);
    }

    @Test
    void growthIsToldForAMinute() {
        readAt(0, part(SegmentKind.MALLOC, 0, 100, 10));
        readAt(2_000_000_000L, part(SegmentKind.MALLOC, 0, 100, 20));

        MemoryMap soon = readAt(60_000_000_000L, part(SegmentKind.MALLOC, 0, 100, 20));
        MemoryMap late = readAt(63_000_000_000L, part(SegmentKind.MALLOC, 0, 100, 20));

        assertThat(growth(soon, SegmentKind.MALLOC)).isEqualTo(Growth.UP);
        assertThat(growth(late, SegmentKind.MALLOC)).isEqualTo(Growth.NONE);
    }

    @Test
    void whatGrewSinceALongTimeAgoIsNotSaidOfTheLastMinute() {
        readAt(0, part(SegmentKind.MALLOC, 0, 100, 10));

        MemoryMap map = readAt(3_600_000_000_000L, part(SegmentKind.MALLOC, 0, 100, 20));

        assertThat(growth(map, SegmentKind.MALLOC)).isEqualTo(Growth.UNKNOWN);
    }

    @Test
    void memoryThatWasThereBeforeIsNoGrowth() {
        read(part(SegmentKind.JAVA_HEAP, 0, 100, 50));
        read(part(SegmentKind.JAVA_HEAP, 0, 100, 10));

        MemoryMap refilled = read(part(SegmentKind.JAVA_HEAP, 0, 100, 40));

        assertThat(growth(refilled, SegmentKind.JAVA_HEAP)).isEqualTo(Growth.NONE);
    }

    @Test
    void segmentsComeInTheOrderOfTheirKindsWithTheKernelBehind() {
        MemoryMap map = read(
                part(SegmentKind.UNNAMED, 0, 100, 30),
                part(SegmentKind.STACK, 200, 300, 8),
                part(SegmentKind.TEXT, 400, 500, 62));

        assertThat(map.segments())
                .extracting(Segment::kind)
                .containsExactly(SegmentKind.TEXT, SegmentKind.STACK, SegmentKind.KERNEL, SegmentKind.UNNAMED);
        assertThat(map.rssKb()).isEqualTo(100);
        assertThat(map.namedPercent()).isEqualTo(70);
        assertThat(map.segment(SegmentKind.KERNEL).orElseThrow().sizeKb()).isEqualTo(8 + 2 * 16);
    }

    @Test
    void aRefusedReadHasNoSegments() {
        MemoryMap map = fold.hear(new MemorySeen(
                1,
                1,
                0,
                MemorySeen.Access.REFUSED,
                new Footprint(-1, -1, -1, 2),
                "",
                List.of(),
                List.of(),
                Map.of("segments", "no")));

        assertThat(map.segments()).isEmpty();
        assertThat(map.namedPercent()).isZero();
    }
}
