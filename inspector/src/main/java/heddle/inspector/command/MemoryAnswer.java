package heddle.inspector.command;

import heddle.inspector.model.MemoryMap;
import heddle.inspector.model.MemoryPart;
import heddle.inspector.model.Segment;
import heddle.inspector.model.SegmentKind;
import heddle.inspector.model.ThreadControlBlock;
import heddle.inspector.model.ThreadStack;
import heddle.inspector.timeline.Window;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code heddle.memory/1}: what the address space of the target holds. */
final class MemoryAnswer {
    private static final Set<SegmentKind> WITH_FILES = Set.of(SegmentKind.FILE_MAPPING, SegmentKind.SHARED_MAPPING);

    private final Window window;
    private final MemoryMap map;

    MemoryAnswer(Window window, MemoryMap map) {
        this.window = window;
        this.map = map;
    }

    Json json(List<String> notes) {
        Json json = Head.of("memory", window, notes)
                .with("segments", map.segments().stream().map(this::segment).toList())
                .with("rss_kb", map.footprint().rssKb())
                .with("sum_rss_kb", map.rssKb())
                .with("virtual_kb", map.footprint().virtualKb())
                .percent("named_percent", map.namedPercent())
                .with("java_heap", map.collector().isEmpty() ? null : map.collector())
                .with("stacks", map.stacks().stream().map(this::stack).toList());
        map.unavailable().forEach(json::missing);
        return json;
    }

    private Map<String, @Nullable Object> segment(Segment segment) {
        boolean counted = segment.rssKb() >= 0;
        String why = "the kernel counts it apart from the resident set";
        Json json = new Json()
                .with("kind", segment.kind().name())
                .with("regions", segment.regions())
                .with("size_kb", segment.sizeKb())
                .orUnknown("rss_kb", counted, segment.rssKb(), why)
                .orUnknown("private_kb", counted, segment.privateKb(), why)
                .orUnknown("shared_kb", counted, segment.sharedKb(), why)
                .with("permissions", segment.permissions())
                .with("growth", segment.growth().text())
                .with("evidence", segment.evidence().text());
        if (WITH_FILES.contains(segment.kind())) json.with("files", files(segment.kind()));
        return json.map();
    }

    /** Its files, most memory first. */
    private List<Map<String, @Nullable Object>> files(SegmentKind kind) {
        Map<String, List<MemoryPart>> byFile =
                map.parts(kind).stream().collect(Collectors.groupingBy(MemoryPart::label));
        return byFile.entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<String, List<MemoryPart>> file) -> -rssKb(file.getValue()))
                        .thenComparing(Map.Entry::getKey))
                .map(file -> new Json()
                        .with("name", file.getKey())
                        .with(
                                "size_kb",
                                file.getValue().stream()
                                        .mapToLong(MemoryPart::sizeKb)
                                        .sum())
                        .with("rss_kb", rssKb(file.getValue()))
                        .map())
                .toList();
    }

    private static long rssKb(List<MemoryPart> parts) {
        return parts.stream().mapToLong(MemoryPart::rssKb).sum();
    }

    private Map<String, @Nullable Object> stack(ThreadStack stack) {
        return new Json()
                .with("tid", stack.tid())
                .with("name", name(stack.tid()))
                .with("reserved_kb", stack.reservedKb())
                .with("resident_kb", stack.residentKb())
                .with("start", "0x" + Long.toHexString(stack.start()))
                .map();
    }

    private @Nullable String name(int tid) {
        return window.to().byTid(tid).map(ThreadControlBlock::name).orElse(null);
    }
}
