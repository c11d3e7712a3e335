package heddle.inspector.view;

import heddle.inspector.model.SegmentKind;
import java.util.List;

/** Orders of the segments. */
enum SegmentOrder implements Order<SegmentRow> {
    /** As a textbook draws an address space: the kernel on top, code at the bottom. */
    PLACE("SEGMENT"),
    RESIDENT("RESIDENT"),
    SIZE("SIZE"),
    PRIVATE("PRIVATE"),
    SHARED("SHARED");

    private static final List<SegmentKind> TOP_DOWN = List.of(
            SegmentKind.KERNEL,
            SegmentKind.STACK,
            SegmentKind.SHARED_MAPPING,
            SegmentKind.FILE_MAPPING,
            SegmentKind.JAVA_HEAP,
            SegmentKind.METASPACE,
            SegmentKind.CLASS_SPACE,
            SegmentKind.CODE_CACHE,
            SegmentKind.CDS,
            SegmentKind.GC,
            SegmentKind.MALLOC,
            SegmentKind.BRK_HEAP,
            SegmentKind.BSS,
            SegmentKind.DATA,
            SegmentKind.RODATA,
            SegmentKind.TEXT,
            SegmentKind.UNNAMED);

    private final String title;

    SegmentOrder(String title) {
        this.title = title;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public int compare(SegmentRow a, SegmentRow b) {
        return switch (this) {
            case PLACE -> Integer.compare(TOP_DOWN.indexOf(a.key()), TOP_DOWN.indexOf(b.key()));
            case RESIDENT -> Long.compare(b.segment().rssKb(), a.segment().rssKb());
            case SIZE -> Long.compare(b.segment().sizeKb(), a.segment().sizeKb());
            case PRIVATE -> Long.compare(b.segment().privateKb(), a.segment().privateKb());
            case SHARED -> Long.compare(b.segment().sharedKb(), a.segment().sharedKb());
        };
    }
}
