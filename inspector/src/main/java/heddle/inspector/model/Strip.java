package heddle.inspector.model;

/**
 * A thread's recent history, one cell a second, newest last.
 *
 * <p>Immutable; {@link #append} shares nothing and copies {@value #CAPACITY} bytes.
 */
public final class Strip {
    /** Seconds kept. */
    public static final int CAPACITY = 120;

    public static final Strip EMPTY = new Strip(new byte[0]);

    private final byte[] cells;

    private Strip(byte[] cells) {
        this.cells = cells;
    }

    public Strip append(Cell cell) {
        int kept = Math.min(cells.length, CAPACITY - 1);
        byte[] next = new byte[kept + 1];
        System.arraycopy(cells, cells.length - kept, next, 0, kept);
        next[kept] = (byte) cell.ordinal();
        return new Strip(next);
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
