package heddle.inspector.source.procfs;

import heddle.inspector.model.MemoryUse;
import heddle.inspector.model.SignalSet;

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
    private static final byte[] VM_SIZE = KernelText.label("VmSize:");
    private static final byte[] VM_RSS = KernelText.label("VmRSS:");
    private static final byte[] RSS_ANON = KernelText.label("RssAnon:");
    private static final byte[] RSS_FILE = KernelText.label("RssFile:");
    private static final byte[] RSS_SHMEM = KernelText.label("RssShmem:");
    private static final byte[] VM_DATA = KernelText.label("VmData:");
    private static final byte[] VM_STK = KernelText.label("VmStk:");
    private static final byte[] VM_EXE = KernelText.label("VmExe:");
    private static final byte[] VM_LIB = KernelText.label("VmLib:");
    private static final byte[] VM_PTE = KernelText.label("VmPTE:");
    private static final byte[] VM_SWAP = KernelText.label("VmSwap:");
    private static final byte[] THREADS = KernelText.label("Threads:");
    private static final byte[] SIG_PND = KernelText.label("SigPnd:");
    private static final byte[] SHD_PND = KernelText.label("ShdPnd:");
    private static final byte[] SIG_BLK = KernelText.label("SigBlk:");
    private static final byte[] SIG_IGN = KernelText.label("SigIgn:");
    private static final byte[] SIG_CGT = KernelText.label("SigCgt:");
    private static final byte[] CPUS_ALLOWED = KernelText.label("Cpus_allowed_list:");
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
        return kb(VM_RSS);
    }

    /**
     * All that is told of memory; the figures are -1 for kernel threads and zombies.
     *
     * @param maps the number of regions, which is not told here
     */
    MemoryUse memory(long maps) {
        return new MemoryUse(
                kb(VM_SIZE),
                kb(VM_RSS),
                kb(RSS_ANON),
                kb(RSS_FILE),
                kb(RSS_SHMEM),
                kb(VM_DATA),
                kb(VM_STK),
                kb(VM_EXE),
                kb(VM_LIB),
                kb(VM_PTE),
                kb(VM_SWAP),
                maps);
    }

    private long kb(byte[] label) {
        if (text.line(label)) return orMinusOne(text.number());
        text.rewind();
        return -1;
    }

    int threads() {
        return text.line(THREADS) ? (int) orMinusOne(text.number()) : -1;
    }

    /** Signals sent to the thread alone and not yet taken. */
    SignalSet pendingSignals() {
        return signals(SIG_PND);
    }

    /** Signals sent to the process and not yet taken by any thread. */
    SignalSet sharedPendingSignals() {
        return signals(SHD_PND);
    }

    /** Signals the thread does not take now. */
    SignalSet blockedSignals() {
        return signals(SIG_BLK);
    }

    /** Signals the process drops. */
    SignalSet ignoredSignals() {
        return signals(SIG_IGN);
    }

    /** Signals for which the process has a handler. */
    SignalSet handledSignals() {
        return signals(SIG_CGT);
    }

    private SignalSet signals(byte[] label) {
        long bits = text.line(label) ? text.hex() : KernelText.NONE;
        return bits == KernelText.NONE ? SignalSet.NONE : new SignalSet(bits);
    }

    /** CPUs the thread may run on, as a list like {@code 0-3,8}; empty when the line is missing. */
    String allowedCpus() {
        return text.line(CPUS_ALLOWED) ? text.restOfLine() : "";
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
