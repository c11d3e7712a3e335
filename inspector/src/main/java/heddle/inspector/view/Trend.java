package heddle.inspector.view;

import java.util.function.ToDoubleFunction;

/** What the target did lately, one value a second for the last minute, newest last. Immutable. */
public final class Trend {
    /** Seconds kept. */
    public static final int CAPACITY = 60;

    public static final Trend EMPTY = new Trend(new double[0][]);

    private static final Mark[] MARKS = Mark.values();

    /** Of each second the CPUs used, then the number of kernel threads in each state. */
    private final double[][] seconds;

    private Trend(double[][] seconds) {
        this.seconds = seconds;
    }

    /** This trend with the newest second added. */
    public Trend append(Picture seen) {
        Census threads = seen.kernelThreads();
        return append(seen.coresUsed(), mark -> threads.isKnown(mark) ? threads.of(mark) : Double.NaN);
    }

    /** This trend with a second added in which so many threads were in each state. */
    Trend append(double coresUsed, ToDoubleFunction<Mark> threads) {
        double[] second = new double[1 + MARKS.length];
        second[0] = coresUsed;
        for (Mark mark : MARKS) second[1 + mark.ordinal()] = threads.applyAsDouble(mark);
        return append(second);
    }

    private Trend append(double[] second) {
        int kept = Math.min(seconds.length, CAPACITY - 1);
        double[][] next = new double[kept + 1][];
        System.arraycopy(seconds, seconds.length - kept, next, 0, kept);
        next[kept] = second;
        return new Trend(next);
    }

    /** CPUs used by the target. */
    double[] cores() {
        return column(0);
    }

    /** Kernel threads in a state; NaN where that is not known. */
    double[] threads(Mark mark) {
        return column(1 + mark.ordinal());
    }

    private double[] column(int index) {
        double[] values = new double[seconds.length];
        for (int i = 0; i < values.length; i++) values[i] = seconds[i][index];
        return values;
    }
}
