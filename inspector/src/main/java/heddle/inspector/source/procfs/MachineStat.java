package heddle.inspector.source.procfs;

/** {@code /proc/stat}: what the whole machine counted since it started, see proc_stat(5). */
final class MachineStat {
    private static final byte[] ALL_CPUS = KernelText.label("cpu ");
    private static final byte[] BOOT_TIME = KernelText.label("btime ");
    private static final int BEFORE_STEAL = 7;

    private MachineStat() {}

    /** Time that other guests of the same host had our CPUs, all CPUs together; -1 when the text does not tell. */
    static long stolenNanos(KernelText text) {
        if (!text.line(ALL_CPUS)) return -1;
        text.skipWords(BEFORE_STEAL);
        long ticks = text.number();
        return ticks < 0 ? -1 : ticks * Stat.TICK_NANOS;
    }

    /** When the machine started, in seconds since 1970; 0 when the text does not tell. */
    static long bootEpochSeconds(KernelText text) {
        return text.line(BOOT_TIME) ? Math.max(0, text.number()) : 0;
    }
}
