package heddle.inspector.source.procfs;

/** {@code cpu.stat} of a control group. */
final class CpuStat {
    private static final byte[] NANOS = KernelText.label("throttled_time ");
    private static final byte[] MICROS = KernelText.label("throttled_usec ");

    private CpuStat() {}

    /** How long the group was kept from running by its quota, -1 when the text does not tell; version 1 or 2. */
    static long throttledNanos(KernelText text) {
        if (text.line(NANOS)) return Math.max(-1, text.number());
        text.rewind();
        return text.line(MICROS) ? Math.max(-1, text.number() * 1000) : -1;
    }
}
