package heddle.inspector.view;

import heddle.inspector.model.MemoryUse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The address space of a process in the order of textbooks: the kernel's own part at the top, the program's code at the
 * bottom. Segment by segment once its mappings were read; before that, and where they may not be read, as the kernel sums it
 * up, and then what of it is in memory.
 */
final class AddressSpace {
    private static final int NAME = 11;
    private static final int SIZE = 9;
    private static final int LONGEST_BAR = 20;

    private static final int SEGMENT = 20;

    private AddressSpace() {}

    /** Segments by name; the smallest are one line together where there is no room for all. */
    static void paint(Frame frame, Rect area, List<SegmentRow> segments) {
        boolean all = segments.size() <= area.height();
        List<SegmentRow> largest = segments.stream()
                .sorted(Comparator.comparingLong(AddressSpace::memoryKb).reversed())
                .limit(all ? segments.size() : area.height() - 1)
                .sorted(SegmentOrder.PLACE)
                .toList();
        for (int i = 0; i < largest.size(); i++) paint(frame, area.withoutTop(i).topRows(1), largest.get(i));
        if (!all) rest(frame, area.bottomRows(1), segments, largest);
    }

    /** The kernel's part is not in the resident set, but there all the same. */
    private static long memoryKb(SegmentRow row) {
        return row.isCounted() ? row.segment().rssKb() : row.segment().sizeKb();
    }

    private static void paint(Frame frame, Rect line, SegmentRow row) {
        int end = line.left() + SEGMENT + SIZE;
        frame.put(line.top(), line.left(), Columns.end(row.name(), SEGMENT), Style.DIM, SEGMENT);
        frame.putRight(line.top(), end, Figures.kibibytes(memoryKb(row)), Style.PLAIN, SIZE);
        String of = row.isCounted() ? "of " + Figures.kibibytes(row.segment().sizeKb()) : "not resident";
        int room = line.right() - end - 2 - Columns.of(of) - 1;
        if (row.isCounted() && room > 0) {
            Bar.paint(frame, line.top(), end + 2, Math.min(LONGEST_BAR, room), row.share(), Style.ACCENT);
        }
        frame.putRight(line.top(), line.right(), of, Style.DIM, line.right() - end - 2);
    }

    private static void rest(Frame frame, Rect line, List<SegmentRow> segments, List<SegmentRow> shown) {
        long restKb = segments.stream()
                .filter(row -> !shown.contains(row))
                .mapToLong(AddressSpace::memoryKb)
                .sum();
        int end = line.left() + SEGMENT + SIZE;
        frame.put(line.top(), line.left(), (segments.size() - shown.size()) + " smaller ones", Style.DIM, SEGMENT);
        frame.putRight(line.top(), end, Figures.kibibytes(restKb), Style.PLAIN, SIZE);
        frame.put(line.top(), end + 2, "4 memory shows all", Style.DIM, line.right() - end - 2);
    }

    /** A part of it; {@code resident} when it is told by how much of the memory in use it is. */
    private record Part(String name, long kb, String meaning, boolean resident) {
        static Part of(String name, long kb, String meaning) {
            return new Part(name, kb, meaning, false);
        }

        static Part resident(String name, long kb) {
            return new Part(name, kb, "", true);
        }
    }

    static void paint(Frame frame, Rect area, MemoryUse memory) {
        List<Part> parts = parts(memory);
        for (int i = 0; i < Math.min(area.height(), parts.size()); i++) {
            paint(frame, area.withoutTop(i).topRows(1), parts.get(i), memory.residentKb());
        }
    }

    private static List<Part> parts(MemoryUse memory) {
        List<Part> parts = new ArrayList<>();
        parts.add(Part.of("kernel", memory.pageTablesKb(), "page tables"));
        parts.add(Part.of("stack", memory.stackKb(), "of the first thread ↓"));
        parts.add(Part.of("libraries", memory.librariesKb(), "code"));
        parts.add(Part.of("data", memory.dataKb(), "BSS, heap ↑, other stacks"));
        parts.add(Part.of("text", memory.textKb(), "code of the program"));
        parts.add(Part.of("in memory", memory.residentKb(), "of " + Figures.memory(memory.virtualKb())));
        parts.add(Part.resident("anonymous", memory.anonymousKb()));
        parts.add(Part.resident("of files", memory.fileKb()));
        parts.add(Part.resident("shared", memory.sharedKb()));
        if (memory.swappedKb() > 0) parts.add(Part.of("swapped", memory.swappedKb(), "not in memory"));
        return parts;
    }

    private static void paint(Frame frame, Rect line, Part part, long residentKb) {
        frame.put(line.top(), line.left(), part.name(), Style.DIM, NAME);
        int end = line.left() + NAME + SIZE;
        frame.putRight(line.top(), end, Figures.memory(part.kb()), Style.PLAIN, SIZE);
        int room = line.right() - end - 2;
        if (part.resident() && residentKb > 0 && part.kb() >= 0) {
            double share = (double) part.kb() / residentKb;
            Bar.paint(frame, line.top(), end + 2, Math.min(LONGEST_BAR, room), share, Style.STATE_IO);
        } else {
            frame.put(line.top(), end + 2, Columns.end(part.meaning(), room), Style.DIM, room);
        }
    }
}
