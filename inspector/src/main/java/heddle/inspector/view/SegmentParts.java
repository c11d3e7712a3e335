package heddle.inspector.view;

import heddle.inspector.model.Footprint;
import heddle.inspector.model.MemoryMap;
import heddle.inspector.model.MemoryPart;
import heddle.inspector.model.SegmentKind;
import heddle.inspector.model.ThreadStack;
import java.util.Comparator;
import java.util.List;

/** The parts of one segment: where each is and what, those with most memory first. */
final class SegmentParts {
    private static final int SIZE = 9;
    private static final Comparator<MemoryPart> MOST_FIRST = Comparator.comparingLong(MemoryPart::rssKb)
            .thenComparingLong(MemoryPart::sizeKb)
            .reversed();

    private SegmentParts() {}

    static void paint(Frame frame, Rect area, Picture picture, MemoryMap memory, SegmentRow selected) {
        List<MemoryPart> parts =
                memory.parts(selected.key()).stream().sorted(MOST_FIRST).toList();
        if (parts.isEmpty()) {
            frame.put(area.top(), area.left() + 1, kernel(memory.footprint()), Style.DIM, area.width() - 2);
            return;
        }
        int shown = parts.size() <= area.height() ? parts.size() : area.height() - 1;
        for (int i = 0; i < shown; i++) paint(frame, area, area.top() + i, picture, memory, parts.get(i));
        if (shown < parts.size()) {
            frame.put(area.bottom() - 1, area.left() + 1, "… " + (parts.size() - shown) + " more", Style.DIM);
        }
    }

    private static String kernel(Footprint footprint) {
        long stacksKb = footprint.kernelKb() - footprint.pageTablesKb();
        return "page tables " + Figures.kibibytes(footprint.pageTablesKb()) + ", kernel stacks of "
                + footprint.threads() + " threads " + Figures.kibibytes(stacksKb) + "; outside RSS";
    }

    private static void paint(Frame frame, Rect area, int row, Picture picture, MemoryMap memory, MemoryPart part) {
        Line line = new Line(frame, row, area.left() + 1, area.right() - 1);
        line.put(Columns.right(Figures.kibibytes(part.rssKb()), SIZE), Style.PLAIN);
        line.put(" of ", Style.DIM);
        line.put(Columns.right(Figures.kibibytes(part.sizeKb()), SIZE), Style.PLAIN);
        line.put("  " + part.permissions() + "  ", Style.DIM);
        line.put(Columns.left(Figures.address(part.start()), 14), Style.DIM);
        line.put("  " + SafeText.forScreen(what(picture, memory, part)), Style.PLAIN);
    }

    private static String what(Picture picture, MemoryMap memory, MemoryPart part) {
        if (part.kind() != SegmentKind.STACK) return part.label();
        String name = memory.stacks().stream()
                .filter(stack -> stack.contains(part.start()))
                .findFirst()
                .map(stack -> name(picture, stack))
                .orElse(part.label());
        return part.permissions().startsWith("---") ? "guard of " + name : name;
    }

    private static String name(Picture picture, ThreadStack stack) {
        String name = picture.thread(stack.tid()).map(ThreadRow::name).orElse("thread");
        return stack.tid() + " " + name;
    }
}
