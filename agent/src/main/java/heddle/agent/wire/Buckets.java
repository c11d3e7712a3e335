package heddle.agent.wire;

/**
 * Lengths of time in classes whose width is an eighth of the power of two below: the middle of a class is within 6.3 % of
 * everything in it. From 1 µs, below which all are one class, to 137 s, above which all are one.
 */
public final class Buckets {

    private static final int FIRST_POWER = 10;
    private static final int POWERS = 27;
    private static final int PARTS_LOG2 = 3;
    private static final int PARTS = 1 << PARTS_LOG2;

    /** How many there are. */
    public static final int COUNT = POWERS * PARTS + 1;

    private Buckets() {}

    /** The class of a length, 0 up to {@link #COUNT} exclusively. */
    public static int of(long nanos) {
        if (nanos < 1 << FIRST_POWER) {
            return 0;
        }
        int power = Long.SIZE - 1 - Long.numberOfLeadingZeros(nanos);
        int part = (int) (nanos >>> (power - PARTS_LOG2)) & (PARTS - 1);
        return Math.min((power - FIRST_POWER) * PARTS + part + 1, COUNT - 1);
    }

    /** The middle of a class in nanoseconds. */
    public static long middleNanos(int bucket) {
        if (bucket == 0) {
            return 1 << (FIRST_POWER - 1);
        }
        int power = FIRST_POWER + (bucket - 1) / PARTS;
        long width = 1L << (power - PARTS_LOG2);
        return (1L << power) + (bucket - 1) % PARTS * width + width / 2;
    }
}
