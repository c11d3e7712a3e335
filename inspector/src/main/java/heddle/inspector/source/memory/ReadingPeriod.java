package heddle.inspector.source.memory;

/**
 * How long to wait from one read of the target's mappings to the next.
 *
 * <p>The kernel walks every page for them: 16 ms a gigabyte. So the dearer the last read was, the longer the wait, and on
 * average a read takes less than half a percent of a core whatever the heap.
 *
 * @param shortestNanos the wait after cheap reads
 */
public record ReadingPeriod(long shortestNanos) {
    /** Two seconds. */
    public static final ReadingPeriod USUAL = new ReadingPeriod(2_000_000_000L);

    /** Two hundred times its cost makes a read half a percent. */
    private static final long MOST_COST = 200;

    public ReadingPeriod {
        if (shortestNanos <= 0) throw new IllegalArgumentException("a period of " + shortestNanos + " ns");
    }

    /** The time from the beginning of a read to the beginning of the next. */
    public long after(long costNanos) {
        return Math.max(shortestNanos, costNanos * MOST_COST + 1);
    }
}
