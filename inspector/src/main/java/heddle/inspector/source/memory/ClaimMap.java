package heddle.inspector.source.memory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Which claim holds at each address. The first claim to an address wins: the strongest have to be made first. */
final class ClaimMap {
    private final NavigableMap<Long, Claim> byStart = new TreeMap<>(Long::compareUnsigned);

    /** Makes claims, each to what is still free of its range. */
    void addAll(Collection<Claim> claims) {
        claims.forEach(this::add);
    }

    void add(Claim claim) {
        free(claim.start(), claim.end()).forEach(gap -> put(claim.within(gap.start(), gap.end())));
    }

    private void put(Claim piece) {
        byStart.put(piece.start(), piece);
    }

    /** A range of addresses. */
    record Range(long start, long end) {}

    /** What nobody has claimed of a range, lowest first. */
    List<Range> free(long start, long end) {
        List<Range> gaps = new ArrayList<>();
        long from = start;
        for (Claim taken : within(start, end)) {
            if (Long.compareUnsigned(taken.start(), from) > 0) gaps.add(new Range(from, taken.start()));
            from = taken.end();
        }
        if (Long.compareUnsigned(from, end) < 0) gaps.add(new Range(from, end));
        return gaps;
    }

    /** The claims that hold in a range, cut to it, lowest first. */
    List<Claim> within(long start, long end) {
        if (Long.compareUnsigned(start, end) >= 0) return List.of();
        List<Claim> found = new ArrayList<>();
        Map.Entry<Long, Claim> before = byStart.lowerEntry(start);
        if (before != null) addPiece(before.getValue(), start, end, found);
        byStart.subMap(start, end).values().forEach(claim -> addPiece(claim, start, end, found));
        return found;
    }

    private static void addPiece(Claim claim, long start, long end, List<Claim> found) {
        Claim piece = claim.within(start, end);
        if (!piece.isEmpty()) found.add(piece);
    }

    /** Whether nobody has claimed any of it. */
    boolean isFree(Mapping mapping) {
        return within(mapping.start(), mapping.end()).isEmpty();
    }
}
