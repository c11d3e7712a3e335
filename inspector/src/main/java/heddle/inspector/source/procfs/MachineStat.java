package heddle.inspector.source.procfs;

import org.jspecify.annotations.Nullable;

/** {@code /proc/stat}: what the whole machine counted since it started, see proc_stat(5). */
final class MachineStat {
    private static final byte[] ALL_CPUS = KernelText.label("cpu ");
    private static final byte[] BOOT_TIME = KernelText.label("btime ");
    private static final int IDLE_AND_IO_WAIT = 2;

    private MachineStat() {}

    /**
     * What all CPUs together were asked for, in clock ticks.
     *
     * @param used what they did: for programs and for the kernel itself
     * @param stolen when other guests of the same host had them, though they were wanted here
     */
    record Demand(long used, long stolen) {
        /** The part that was stolen since {@code earlier}, 0 to 1. */
        double stolenShareSince(Demand earlier) {
            long lost = Math.max(0, stolen - earlier.stolen);
            long all = lost + Math.max(0, used - earlier.used);
            return all == 0 ? 0 : (double) lost / all;
        }
    }

    /** The demand so far; null when the text does not tell. */
    static @Nullable Demand demand(KernelText text) {
        if (!text.line(ALL_CPUS)) return null;
        long inPrograms = text.number() + text.number() + text.number();
        text.skipWords(IDLE_AND_IO_WAIT);
        long inInterrupts = text.number() + text.number();
        long stolen = text.number();
        return stolen < 0 ? null : new Demand(inPrograms + inInterrupts, stolen);
    }

    /** When the machine started, in seconds since 1970; 0 when the text does not tell. */
    static long bootEpochSeconds(KernelText text) {
        return text.line(BOOT_TIME) ? Math.max(0, text.number()) : 0;
    }
}
