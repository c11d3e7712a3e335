package heddle.inspector.source.memory;

/** Counts the pages of a range that are in memory. */
interface ResidentPages {
    /** Kilobytes in memory, or -1 when that cannot be told. */
    long residentKb(long start, long end);
}
