package heddle.inspector.model;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Some of the 64 signals.
 *
 * @param bits as the kernel's masks have them: bit 0 is signal 1
 */
public record SignalSet(long bits) {
    public static final SignalSet NONE = new SignalSet(0);

    /** The standard signals in the order of their numbers on every architecture that runs HotSpot; see signal(7). */
    private static final List<String> STANDARD = List.of(
            "SIGHUP",
            "SIGINT",
            "SIGQUIT",
            "SIGILL",
            "SIGTRAP",
            "SIGABRT",
            "SIGBUS",
            "SIGFPE",
            "SIGKILL",
            "SIGUSR1",
            "SIGSEGV",
            "SIGUSR2",
            "SIGPIPE",
            "SIGALRM",
            "SIGTERM",
            "SIGSTKFLT",
            "SIGCHLD",
            "SIGCONT",
            "SIGSTOP",
            "SIGTSTP",
            "SIGTTIN",
            "SIGTTOU",
            "SIGURG",
            "SIGXCPU",
            "SIGXFSZ",
            "SIGVTALRM",
            "SIGPROF",
            "SIGWINCH",
            "SIGIO",
            "SIGPWR",
            "SIGSYS");

    private static final int HIGHEST = 64;
    private static final int FIRST_REALTIME = 34;
    private static final int LAST_NAMED_FROM_FIRST = 49;

    public boolean isEmpty() {
        return bits == 0;
    }

    /**
     * Whether a signal is in it.
     *
     * @param number 1 to 64
     */
    public boolean contains(int number) {
        return (bits >>> (number - 1) & 1) != 0;
    }

    /** Their names in the order of their numbers. */
    public List<String> names() {
        return IntStream.rangeClosed(1, HIGHEST)
                .filter(this::contains)
                .mapToObj(SignalSet::name)
                .toList();
    }

    /**
     * The name as {@code kill -l} has it: {@code SIGTERM}, {@code SIGRTMIN+3}. The C library keeps 32 and 33, the first two
     * real-time signals, for itself and gives them no names.
     */
    static String name(int number) {
        if (number <= STANDARD.size()) return STANDARD.get(number - 1);
        if (number < FIRST_REALTIME) return "SIG" + number;
        return number <= LAST_NAMED_FROM_FIRST
                ? "SIGRTMIN" + offset("+", number - FIRST_REALTIME)
                : "SIGRTMAX" + offset("-", HIGHEST - number);
    }

    private static String offset(String sign, int distance) {
        return distance == 0 ? "" : sign + distance;
    }
}
