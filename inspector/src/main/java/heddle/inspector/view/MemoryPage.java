package heddle.inspector.view;

import heddle.inspector.model.Footprint;
import heddle.inspector.model.MemoryMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The address space by what it holds, and one segment of it in detail. */
final class MemoryPage {
    private MemoryPage() {}

    static void paint(Frame frame, Page page, UiState state, Picture picture) {
        MemoryMap memory = picture.snapshot().memory();
        List<SegmentRow> rows = Listing.SEGMENTS.rows(state);
        SegmentTable.of(state).paint(frame, page.table(), rows, state.segments().view());
        if (memory == null) {
            Cards.nothing(frame, page.table(), "reading the address space");
            return;
        }
        if (!memory.segments().isEmpty())
            meters(frame, page.meters(), memory, state.shown().nowNanos());
        if (rows.isEmpty()) Cards.nothing(frame, page.table(), nothing(state, memory));
        Selected.segment(state).ifPresent(selected -> {
            Box.rule(frame, page.rule(), title(memory, selected), Style.ACCENT.bold(), "");
            SegmentParts.paint(frame, page.detail(), picture, memory, selected);
        });
    }

    private static String title(MemoryMap memory, SegmentRow selected) {
        String collector = switch (selected.key()) {
            case JAVA_HEAP, GC -> memory.collector();
            default -> "";
        };
        return selected.name() + (collector.isEmpty() ? "" : "  " + SafeText.forScreen(collector));
    }

    private static String nothing(UiState state, MemoryMap memory) {
        return Filtering.isOn(state)
                ? "no segment passes the filter"
                : SafeText.forScreen(memory.unavailable().getOrDefault("segments", "nothing is mapped"));
    }

    /** The sum beside what the kernel counted itself a moment before: they agree, or something was missed. */
    private static void meters(Frame frame, Rect area, MemoryMap memory, long nowNanos) {
        Footprint footprint = memory.footprint();
        Line line = new Line(frame, area.top(), area.left() + 1, area.right() - 1);
        line.pair("sum ", Style.DIM, Figures.kibibytes(memory.rssKb()), Style.BOLD);
        line.pair("  VmRSS ", Style.DIM, Figures.kibibytes(footprint.rssKb()), Style.BOLD);
        line.pair("  named ", Style.DIM, Figures.percent(memory.namedPercent()), Style.BOLD);
        line.pair("  stacks ", Style.DIM, memory.stacks().size() + "/" + footprint.threads(), Style.BOLD);
        line.pair("  read ", Figures.age(Math.max(0, nowNanos - memory.atNanos())) + " ago");
        line.pair("  virtual ", Figures.kibibytes(footprint.virtualKb()));
        line.pair("  took ", Figures.duration(memory.costNanos()));
        if (area.height() > 1) unknowns(frame, area.withoutTop(1), memory);
    }

    private static void unknowns(Frame frame, Rect area, MemoryMap memory) {
        Line line = new Line(frame, area.top(), area.left() + 1, area.right() - 1);
        Map<String, String> reasons = new TreeMap<>(memory.unavailable());
        reasons.remove("segments");
        reasons.forEach((what, why) -> line.put(what + ": " + SafeText.forScreen(why) + "  ", Style.DIM));
        if (reasons.isEmpty()) {
            line.put("↑ ↓ grew in the last minute: heaps upwards, stacks downwards", Style.DIM);
        }
    }
}
