package heddle.inspector.timeline;

import heddle.inspector.model.Growth;
import heddle.inspector.model.MemoryMap;
import heddle.inspector.model.MemoryPart;
import heddle.inspector.model.SegmentKind;
import heddle.inspector.observation.MemorySeen;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sums up what was read of the target's memory, and tells which segments have grown in the last minute.
 *
 * <p>A part grows when more of it is in memory than ever before, or when it became longer at one end. A stack is used
 * from its upper end downwards; everything else from its lower end upwards.
 */
public final class MemoryFold {
    /** The most memory a part ever had, by its lower and by its upper end: growing moves only one of them. */
    private record Place(SegmentKind kind, long address, boolean upper) {
        static Place lower(MemoryPart part) {
            return new Place(part.kind(), part.start(), false);
        }

        static Place upper(MemoryPart part) {
            return new Place(part.kind(), part.end(), true);
        }
    }

    /** @param sizeKb how long it was when last seen */
    private record Mark(long sizeKb, long mostKb) {}

    private static final long MINUTE_NANOS = 60_000_000_000L;

    /** How much each kind grew from one read to the next, upwards. */
    private record Step(long atNanos, Map<SegmentKind, Long> upKb) {}

    private final Deque<Step> lately = new ArrayDeque<>();
    private Map<Place, Mark> marks = new HashMap<>();
    private boolean seen;
    private long lastNanos;

    /** The address space as it is now. */
    public MemoryMap hear(MemorySeen read) {
        return MemoryMap.of(
                read.atNanos(),
                read.costNanos(),
                read.footprint(),
                read.collector(),
                read.parts(),
                growth(read),
                read.stacks(),
                read.unavailable());
    }

    private Map<SegmentKind, Growth> growth(MemorySeen read) {
        Map<SegmentKind, Growth> growth = new EnumMap<>(SegmentKind.class);
        Step step = new Step(read.atNanos(), grown(read.parts()));
        boolean recent = seen && read.atNanos() - lastNanos <= MINUTE_NANOS;
        lastNanos = read.atNanos();
        if (recent) {
            lately.addLast(step);
            while (read.atNanos() - lately.getFirst().atNanos() > MINUTE_NANOS) lately.removeFirst();
            step.upKb().keySet().forEach(kind -> growth.put(kind, direction(upKb(kind))));
        }
        seen = seen || !read.parts().isEmpty();
        return growth;
    }

    private long upKb(SegmentKind kind) {
        return lately.stream()
                .mapToLong(step -> step.upKb().getOrDefault(kind, 0L))
                .sum();
    }

    private Map<SegmentKind, Long> grown(List<MemoryPart> parts) {
        Map<SegmentKind, Long> upKb = new EnumMap<>(SegmentKind.class);
        Map<Place, Mark> next = new HashMap<>();
        for (MemoryPart part : parts) {
            upKb.merge(part.kind(), upwardsKb(part), Long::sum);
            remember(part, next);
        }
        marks = next;
        return upKb;
    }

    private static Growth direction(long upKb) {
        if (upKb == 0) return Growth.NONE;
        return upKb > 0 ? Growth.UP : Growth.DOWN;
    }

    /** How much the part grew: positive upwards, negative downwards, 0 when it did not or was not there before. */
    private long upwardsKb(MemoryPart part) {
        Mark below = marks.get(Place.lower(part));
        if (below != null && part.sizeKb() > below.sizeKb) return part.sizeKb() - below.sizeKb;
        Mark above = marks.get(Place.upper(part));
        if (above != null && part.sizeKb() > above.sizeKb) return above.sizeKb - part.sizeKb();
        long mostKb = Math.max(mostKb(below), mostKb(above));
        long moreKb = mostKb < 0 ? 0 : Math.max(0, part.rssKb() - mostKb);
        return part.kind() == SegmentKind.STACK ? -moreKb : moreKb;
    }

    private void remember(MemoryPart part, Map<Place, Mark> next) {
        for (Place place : List.of(Place.lower(part), Place.upper(part))) {
            long mostKb = Math.max(part.rssKb(), mostKb(marks.get(place)));
            next.put(place, new Mark(part.sizeKb(), mostKb));
        }
    }

    private static long mostKb(@Nullable Mark mark) {
        return mark == null ? -1 : mark.mostKb;
    }
}
