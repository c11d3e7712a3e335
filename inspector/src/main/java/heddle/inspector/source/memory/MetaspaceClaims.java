package heddle.inspector.source.memory;

import heddle.inspector.model.SegmentKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Finds the class space and the metaspace areas by their lengths: address space that begins at a multiple of 4 MB, was
 * reserved in one piece of the length the JVM told, and of which as much may be touched, in whole granules, as the JVM
 * says it committed.
 */
final class MetaspaceClaims {
    /** Both begin at a multiple of this; a root chunk of metaspace has 4 or 16 MB. */
    private static final long ALIGNMENT = 4L << 20;

    /** The JVM went on between its answer and the kernel's: half a megabyte, and an eighth of what it had. */
    private static final long DRIFT_KB = 512;

    private static final int DRIFT_PART = 8;

    /** The JVM commits metaspace in pieces of this; other reserves of 64 MB grow by pages. */
    private static final long GRANULE = 64 << 10;

    private final List<Mapping> mappings;
    private final ClaimMap taken;

    private MetaspaceClaims(List<Mapping> mappings, ClaimMap taken) {
        this.mappings = mappings;
        this.taken = taken;
    }

    static List<Claim> of(MetaspaceReport report, List<Mapping> mappings, ClaimMap taken) {
        MetaspaceClaims search = new MetaspaceClaims(mappings, taken);
        List<Claim> claims = new ArrayList<>(search.classSpace(report));
        claims.addAll(search.areas(report, claims));
        return claims;
    }

    /** A reserve of the right length with the right amount in use. */
    private record Candidate(long start, long lengthKb, long usableKb) {
        long end() {
            return start + (lengthKb << 10);
        }

        Claim claim(SegmentKind kind) {
            return Claim.inferred(start, end(), kind, "");
        }
    }

    private List<Claim> classSpace(MetaspaceReport report) {
        return chosen(1, candidates(report.classReservedKb()), report.classCommittedKb()).stream()
                .map(candidate -> candidate.claim(SegmentKind.CLASS_SPACE))
                .toList();
    }

    private List<Claim> areas(MetaspaceReport report, List<Claim> classSpace) {
        List<Candidate> free = candidates(MetaspaceReport.NODE_KB).stream()
                .filter(candidate -> classSpace.stream().noneMatch(claim -> overlaps(candidate, claim)))
                .toList();
        return chosen(report.nodes(), free, report.committedKb()).stream()
                .map(candidate -> candidate.claim(SegmentKind.METASPACE))
                .toList();
    }

    /** As many as the JVM counts, with as much in use in all; none when that leaves a choice. */
    private static List<Candidate> chosen(int count, List<Candidate> candidates, long committedKb) {
        List<Candidate> found = count == 1 ? closest(candidates, committedKb) : apart(candidates);
        long usableKb = found.stream().mapToLong(Candidate::usableKb).sum();
        return found.size() == count && isNear(usableKb, committedKb) ? found : List.of();
    }

    /** An arena that nobody could prove looks the same, but for how much is in use. */
    private static List<Candidate> closest(List<Candidate> found, long committedKb) {
        ToLongFunction<Candidate> difference = candidate -> Math.abs(candidate.usableKb - committedKb);
        long least = found.stream().mapToLong(difference).min().orElse(0);
        return found.stream()
                .filter(candidate -> difference.applyAsLong(candidate) == least)
                .toList();
    }

    /** Without those that begin inside another one. */
    private static List<Candidate> apart(List<Candidate> found) {
        List<Candidate> apart = new ArrayList<>();
        for (Candidate candidate : found) {
            boolean inside = !apart.isEmpty()
                    && candidate.start < apart.get(apart.size() - 1).end();
            if (!inside) apart.add(candidate);
        }
        return apart;
    }

    private static boolean isNear(long usableKb, long committedKb) {
        return Math.abs(usableKb - committedKb) <= DRIFT_KB + committedKb / DRIFT_PART;
    }

    private static boolean overlaps(Candidate candidate, Claim claim) {
        return candidate.start < claim.end() && claim.start() < candidate.end();
    }

    /** Lowest first. The kernel joins neighbours, so one may begin and end inside a mapping. */
    private List<Candidate> candidates(long lengthKb) {
        List<Candidate> found = new ArrayList<>();
        for (int i = 0; i < mappings.size() && lengthKb > 0; i++) {
            if (mappings.get(i).isAnonymousData()) addBeginningIn(i, lengthKb, found);
        }
        return found;
    }

    private void addBeginningIn(int index, long lengthKb, List<Candidate> found) {
        Mapping mapping = mappings.get(index);
        long first = (mapping.start() + ALIGNMENT - 1) & -ALIGNMENT;
        for (long at = first; at < mapping.end(); at += ALIGNMENT) {
            long usable = usable(index, at, at + (lengthKb << 10));
            if (usable > 0) found.add(new Candidate(at, lengthKb, usable >>> 10));
        }
    }

    /**
     * How much of a range may be touched; -1 when it is not nameless memory in whole granules that nobody else claims, or
     * begins with what may not be touched.
     */
    private long usable(int index, long start, long end) {
        long usable = 0;
        long at = start;
        for (int i = index; i < mappings.size() && at < end; i++) {
            Mapping mapping = mappings.get(i);
            if (mapping.end() <= at) continue;
            boolean fits = mapping.start() <= at && (mapping.isAnonymousData() || isReserve(mapping));
            boolean begins = at > start || mapping.isWritable();
            if (!fits || !begins || at % GRANULE != 0) return -1;
            if (mapping.isWritable()) usable += Math.min(end, mapping.end()) - at;
            at = mapping.end();
        }
        return at >= end && taken.within(start, end).isEmpty() ? usable : -1;
    }

    private static boolean isReserve(Mapping mapping) {
        return mapping.isAnonymous() && mapping.isInaccessible();
    }
}
