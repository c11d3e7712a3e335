package heddle.inspector.model;

import java.util.Arrays;

/**
 * A thread's recent history, one cell a second, newest last.
 *
 * <p>Immutable; growing shares nothing and copies at most {@value #CAPACITY} bytes.
 */
public final class Strip {
    /** Seconds kept. */
    public static final int CAPACITY = 120;

    public static final Strip EMPTY = new Strip(new byte[0], 0);

    private static final long SECOND_NANOS = 1_000_000_000L;

    private final byte[] cells;
    private final long endNanos;

    private Strip(byte[] cells, long endNanos) {
        this.cells = cells;
        this.endNanos = endNanos;
    }

    /** A strip without cells whose first second begins at {@code nanos}. */
    public static Strip startingAt(long nanos) {
        return new Strip(EMPTY.cells, nanos);
    }

    /** This strip with one second more. */
    public Strip append(Cell cell) {
        return append(cell, 1);
    }

    /** This strip with every whole second up to {@code nanos}, all alike; itself when it has no time. */
    public Strip until(long nanos, Cell cell) {
        long seconds = endNanos == 0 ? 0 : (nanos - endNanos) / SECOND_NANOS;
        return seconds <= 0 ? this : append(cell, seconds);
    }

    private Strip append(Cell cell, long seconds) {
        int added = (int) Math.min(seconds, CAPACITY);
        int kept = Math.min(cells.length, CAPACITY - added);
        byte[] next = new byte[kept + added];
        System.arraycopy(cells, cells.length - kept, next, 0, kept);
        Arrays.fill(next, kept, next.length, (byte) cell.ordinal());
        return new Strip(next, endNanos == 0 ? 0 : endNanos + seconds * SECOND_NANOS);
    }

    public int length() {
        return cells.length;
    }

    /** The cell {@code age} seconds ago, 0 being the newest; {@link Cell#UNKNOWN} before the thread was seen. */
    public Cell at(int age) {
        return age < cells.length ? Cell.of(cells[cells.length - 1 - age]) : Cell.UNKNOWN;
    }

    /** What a thread did for most of one second; lock time of a tenth or more wins, so that short stalls show. */
    public enum Cell {
        UNKNOWN,
        RUNNING,
        READY,
        LOCK,
        IO,
        SLEEP,
        PARK,
        STOPPED,
        NEW,
        TERMINATED;

        private static final Cell[] CELLS = values();

        static Cell of(byte ordinal) {
            return CELLS[ordinal];
        }

        /** The cell of a state at one moment. */
        public static Cell of(Activity activity) {
            WaitCause cause = activity.cause();
            return switch (activity.state()) {
                case NEW -> NEW;
                case READY -> READY;
                case RUNNING -> RUNNING;
                case TERMINATED -> TERMINATED;
                case WAITING -> cause == null ? UNKNOWN : of(cause);
            };
        }

        /** The cell of time spent waiting for {@code cause}. */
        public static Cell of(WaitCause cause) {
            if (cause.isLock()) return LOCK;
            if (cause.isIo()) return IO;
            return switch (cause) {
                case SLEEP -> SLEEP;
                case SAFEPOINT, STOPPED -> STOPPED;
                default -> PARK;
            };
        }

        /** The cell of one second whose times are {@code second}; {@link #UNKNOWN} when it holds no time. */
        public static Cell of(StateTimes second) {
            long total = second.totalNanos();
            if (total <= 0) return UNKNOWN;
            long[] byCell = new long[CELLS.length];
            byCell[RUNNING.ordinal()] = second.runningNanos();
            byCell[READY.ordinal()] = second.readyNanos();
            for (WaitCause cause : WaitCause.values()) {
                byCell[of(cause).ordinal()] += second.waitingNanos(cause);
            }
            return byCell[LOCK.ordinal()] * 10 >= total ? LOCK : largest(byCell);
        }

        private static Cell largest(long[] byCell) {
            int best = 0;
            for (int i = 1; i < byCell.length; i++) {
                if (byCell[i] > byCell[best]) best = i;
            }
            return CELLS[best];
        }
    }
}
