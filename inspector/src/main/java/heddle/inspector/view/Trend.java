package heddle.inspector.view;

/** CPUs used by the target, one value a second for the last minute, newest last. Immutable. */
public final class Trend {
    /** Seconds kept. */
    public static final int CAPACITY = 60;

    public static final Trend EMPTY = new Trend(new double[0]);

    private final double[] cores;

    private Trend(double[] cores) {
        this.cores = cores;
    }

    /** This trend with the newest second added. */
    public Trend append(double coresUsed) {
        int kept = Math.min(cores.length, CAPACITY - 1);
        double[] next = new double[kept + 1];
        System.arraycopy(cores, cores.length - kept, next, 0, kept);
        next[kept] = coresUsed;
        return new Trend(next);
    }

    double[] cores() {
        return cores.clone();
    }
}
