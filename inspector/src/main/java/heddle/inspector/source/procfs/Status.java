package heddle.inspector.source.procfs;

/**
 * {@code /proc/PID/status} and {@code /proc/PID/task/TID/status}: labelled lines, see proc_pid_status(5).
 *
 * <p>Reads on demand from the text it was made for. Each answer is searched from the last one on, so ask in the order of
 * the methods here, which is the file's; {@link KernelText#rewind} goes back to the top.
 */
final class Status {
    private static final byte[] NAME = KernelText.label("Name:");
    private static final byte[] STATE = KernelText.label("State:");
    private static final byte[] UID = KernelText.label("Uid:");
    private static final byte[] NS_PID = KernelText.label("NSpid:");
    private static final byte[] VM_RSS = KernelText.label("VmRSS:");
    private static final byte[] THREADS = KernelText.label("Threads:");
    private static final byte[] SIG_BLK = KernelText.label("SigBlk:");
    private static final byte[] VOLUNTARY = KernelText.label("voluntary_ctxt_switches:");
    private static final byte[] INVOLUNTARY = KernelText.label("nonvoluntary_ctxt_switches:");

    private final KernelText text;

    Status(KernelText text) {
        this.text = text;
    }

    /** The name as the file writes it: {@code known} itself when it is that, so that nothing is allocated. */
    byte[] name(byte[] known) {
        return !text.line(NAME) || text.restOfLineIs(known) ? known : text.bytesOfLine();
    }

    /** State letter, '?' when the line is missing. */
    char state() {
        return text.line(STATE) ? text.letter() : '?';
    }

    /** Effective user id, -1 when the line is missing. */
    int effectiveUid() {
        if (!text.line(UID)) return -1;
        text.skipWords(1);
        return (int) orMinusOne(text.number());
    }

    /** The id in the innermost pid namespace, the last of the line; {@code outer} on kernels before 4.1. */
    int namespacePid(int outer) {
        if (!text.line(NS_PID)) {
            text.rewind();
            return outer;
        }
        long inner = outer;
        for (long id = text.number(); id >= 0; id = text.number()) inner = id;
        return (int) inner;
    }

    /** Resident set, -1 for kernel threads and zombies, which have no memory. */
    long rssKb() {
        if (text.line(VM_RSS)) return orMinusOne(text.number());
        text.rewind();
        return -1;
    }

    int threads() {
        return text.line(THREADS) ? (int) orMinusOne(text.number()) : -1;
    }

    /** Signals the thread does not take now, bit 0 being signal 1. */
    long blockedSignals() {
        return text.line(SIG_BLK) ? text.hex() : 0;
    }

    /** Times it gave up the CPU to wait, -1 when the line is missing. */
    long voluntarySwitches() {
        return text.line(VOLUNTARY) ? orMinusOne(text.number()) : -1;
    }

    /** Times the CPU was taken away, or given up by sched_yield; -1 when the line is missing. */
    long involuntarySwitches() {
        return text.line(INVOLUNTARY) ? orMinusOne(text.number()) : -1;
    }

    private static long orMinusOne(long number) {
        return Math.max(-1, number);
    }
}
