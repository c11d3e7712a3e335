package heddle.inspector.model;

import java.util.Comparator;
import java.util.List;

/**
 * All parts of one kind summed up.
 *
 * @param regions how many parts; {@code sizeKb} address space they take
 * @param rssKb how much is in memory, -1 for {@link SegmentKind#KERNEL}, which does not count
 * @param permissions those of the parts with most memory
 * @param evidence how it is known that the parts are of this kind, the weakest of them
 */
public record Segment(
        SegmentKind kind,
        int regions,
        long sizeKb,
        long rssKb,
        long privateKb,
        long sharedKb,
        String permissions,
        Growth growth,
        Evidence evidence) {
    private static final Comparator<MemoryPart> MOST_MEMORY =
            Comparator.comparingLong(MemoryPart::rssKb).thenComparingLong(MemoryPart::sizeKb);

    /** The sum of parts of one kind, at least one. */
    public static Segment of(SegmentKind kind, List<MemoryPart> parts, Growth growth) {
        return new Segment(
                kind,
                parts.size(),
                parts.stream().mapToLong(MemoryPart::sizeKb).sum(),
                parts.stream().mapToLong(MemoryPart::rssKb).sum(),
                parts.stream().mapToLong(MemoryPart::privateKb).sum(),
                parts.stream().mapToLong(MemoryPart::sharedKb).sum(),
                parts.stream().max(MOST_MEMORY).orElseThrow().permissions(),
                growth,
                parts.stream()
                        .map(MemoryPart::evidence)
                        .max(Comparator.naturalOrder())
                        .orElseThrow());
    }

    /** What the kernel keeps for the process outside its address space. */
    static Segment kernel(long sizeKb, int tables) {
        return new Segment(SegmentKind.KERNEL, tables, sizeKb, -1, 0, 0, "----", Growth.UNKNOWN, Evidence.INFERRED);
    }
}
