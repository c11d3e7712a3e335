package heddle.inspector.view;

import heddle.inspector.model.MemoryMap;
import heddle.inspector.model.Segment;
import heddle.inspector.model.SegmentKind;
import java.util.List;

/**
 * A segment of the address space as the table shows it.
 *
 * @param share of the memory of the largest segment, 0 to 1
 */
record SegmentRow(Segment segment, String name, double share) {
    /** The segments of an address space. */
    static List<SegmentRow> of(MemoryMap memory) {
        double most = memory.segments().stream().mapToLong(Segment::rssKb).max().orElse(0);
        return memory.segments().stream()
                .map(segment -> new SegmentRow(
                        segment, name(segment.kind()), most <= 0 ? 0 : Math.max(0, segment.rssKb()) / most))
                .toList();
    }

    SegmentKind key() {
        return segment.kind();
    }

    /** Whether it is part of the resident set. */
    boolean isCounted() {
        return segment.rssKb() >= 0;
    }

    /** In a textbook's words. */
    private static String name(SegmentKind kind) {
        return switch (kind) {
            case TEXT -> "text (code)";
            case RODATA -> "read-only data";
            case DATA -> "data";
            case BSS -> "BSS (zeroed data)";
            case JAVA_HEAP -> "Java heap";
            case METASPACE -> "metaspace";
            case CLASS_SPACE -> "class space";
            case CODE_CACHE -> "code cache (JIT)";
            case CDS -> "class archive (CDS)";
            case GC -> "collector's tables";
            case MALLOC -> "heap (malloc)";
            case BRK_HEAP -> "heap (brk)";
            case STACK -> "stacks of threads";
            case SHARED_MAPPING -> "shared mappings";
            case FILE_MAPPING -> "mapped files";
            case KERNEL -> "kernel (page tables)";
            case UNNAMED -> "unnamed";
        };
    }
}
