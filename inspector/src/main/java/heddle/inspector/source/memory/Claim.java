package heddle.inspector.source.memory;

import heddle.inspector.model.Evidence;
import heddle.inspector.model.SegmentKind;

/**
 * Somebody says what a range of addresses holds.
 *
 * @param start first address, {@code end} the one after the last; compared unsigned
 * @param label what it is more closely, or empty
 * @param evidence {@link Evidence#MEASURED} when it was proved or told, {@link Evidence#INFERRED} when concluded
 */
record Claim(long start, long end, SegmentKind kind, String label, Evidence evidence) {
    static Claim proved(long start, long end, SegmentKind kind, String label) {
        return new Claim(start, end, kind, label, Evidence.MEASURED);
    }

    static Claim inferred(long start, long end, SegmentKind kind, String label) {
        return new Claim(start, end, kind, label, Evidence.INFERRED);
    }

    /** The whole of a mapping. */
    static Claim proved(Mapping mapping, SegmentKind kind, String label) {
        return proved(mapping.start(), mapping.end(), kind, label);
    }

    boolean isEmpty() {
        return Long.compareUnsigned(start, end) >= 0;
    }

    Claim within(long from, long to) {
        long first = Long.compareUnsigned(start, from) < 0 ? from : start;
        long last = Long.compareUnsigned(end, to) > 0 ? to : end;
        return new Claim(first, last, kind, label, evidence);
    }
}
