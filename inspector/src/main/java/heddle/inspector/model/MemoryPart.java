package heddle.inspector.model;

/**
 * A range of addresses that holds one thing, inside one mapping of the kernel.
 *
 * @param start first address, {@code end} the one after the last; compared unsigned
 * @param label what it is more closely: a file, a collector, a thread; empty when there is nothing to add
 * @param evidence how its kind is known
 * @param permissions as the kernel writes them, {@code rw-p}
 * @param rssKb how much of it is in memory: {@code privateKb} for this process alone, {@code sharedKb} also for others
 */
public record MemoryPart(
        long start,
        long end,
        SegmentKind kind,
        String label,
        Evidence evidence,
        String permissions,
        long rssKb,
        long privateKb,
        long sharedKb) {

    public long sizeKb() {
        return (end - start) >>> 10;
    }
}
