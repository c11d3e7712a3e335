package heddle.inspector.model;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The address space of the target at one moment, named as far as that is proved.
 *
 * @param atNanos when it was read, which took {@code costNanos}
 * @param footprint what the kernel summed up just before
 * @param collector the JVM's garbage collector and what it says of its heap, or empty
 * @param parts every part, lowest first
 * @param segments the same summed up by kind, in the kinds' order; none when nothing could be read
 * @param stacks of the threads whose stack was found, by native id
 * @param unavailable why something is not known, by name of the thing
 */
public record MemoryMap(
        long atNanos,
        long costNanos,
        Footprint footprint,
        String collector,
        List<MemoryPart> parts,
        List<Segment> segments,
        List<ThreadStack> stacks,
        Map<String, String> unavailable) {

    public MemoryMap {
        parts = List.copyOf(parts);
        segments = List.copyOf(segments);
        stacks = List.copyOf(stacks);
        unavailable = Map.copyOf(unavailable);
    }

    /**
     * Sums up the parts.
     *
     * @param growth of each kind; a kind that is not in it grows in no known way
     */
    public static MemoryMap of(
            long atNanos,
            long costNanos,
            Footprint footprint,
            String collector,
            List<MemoryPart> parts,
            Map<SegmentKind, Growth> growth,
            List<ThreadStack> stacks,
            Map<String, String> unavailable) {
        return new MemoryMap(
                atNanos,
                costNanos,
                footprint,
                collector,
                parts,
                segments(parts, growth, footprint),
                stacks,
                unavailable);
    }

    private static List<Segment> segments(
            List<MemoryPart> parts, Map<SegmentKind, Growth> growth, Footprint footprint) {
        Map<SegmentKind, List<MemoryPart>> byKind = new EnumMap<>(SegmentKind.class);
        for (MemoryPart part : parts) {
            byKind.computeIfAbsent(part.kind(), kind -> new ArrayList<>()).add(part);
        }
        List<Segment> segments = new ArrayList<>();
        for (SegmentKind kind : SegmentKind.values()) {
            List<MemoryPart> of = byKind.get(kind);
            if (of != null) segments.add(Segment.of(kind, of, growth.getOrDefault(kind, Growth.UNKNOWN)));
            boolean kernel = kind == SegmentKind.KERNEL && footprint.pageTablesKb() >= 0 && !parts.isEmpty();
            if (kernel) segments.add(Segment.kernel(footprint.kernelKb(), 1 + footprint.threads()));
        }
        return segments;
    }

    /** Memory of all segments: what the kernel calls the resident set, taken from the parts themselves. */
    public long rssKb() {
        return segments.stream()
                .mapToLong(segment -> Math.max(0, segment.rssKb()))
                .sum();
    }

    /** How much of the memory is named, in percent; 0 when there is none. */
    public double namedPercent() {
        long all = rssKb();
        long unnamed = segment(SegmentKind.UNNAMED).map(Segment::rssKb).orElse(0L);
        return all == 0 ? 0 : 100.0 * (all - unnamed) / all;
    }

    public Optional<Segment> segment(SegmentKind kind) {
        return segments.stream().filter(segment -> segment.kind() == kind).findFirst();
    }

    /** The parts of one kind, lowest first. */
    public List<MemoryPart> parts(SegmentKind kind) {
        return parts.stream().filter(part -> part.kind() == kind).toList();
    }

    public Optional<ThreadStack> stack(int tid) {
        return stacks.stream().filter(stack -> stack.tid() == tid).findFirst();
    }
}
