package heddle.inspector.source.attach;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What {@code /proc/PID/status} tells of a process (proc_pid_status(5)).
 *
 * @param uid effective user, the one a JVM compares with ours
 * @param innerPid its pid in its own pid namespace
 * @param caughtSignals bit n-1 is set when it has a handler for signal n
 */
record ProcessStatus(String comm, char state, int uid, int gid, int innerPid, int threads, long caughtSignals) {
    private static final Set<String> NEEDED = Set.of("Name", "State", "Uid", "Gid", "Threads", "SigCgt");
    private static final int EFFECTIVE = 1;
    private static final int SIGQUIT = 3;

    /** Empty when the text is not whole. */
    static Optional<ProcessStatus> parse(String text) {
        Map<String, List<String>> fields = text.lines()
                .filter(line -> line.indexOf(':') > 0)
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.indexOf(':')), ProcessStatus::values, (first, second) -> first));
        return fields.keySet().containsAll(NEEDED) ? Optional.of(from(fields)) : Optional.empty();
    }

    private static List<String> values(String line) {
        return Arrays.asList(line.substring(line.indexOf(':') + 1).trim().split("\\s+", -1));
    }

    private static ProcessStatus from(Map<String, List<String>> fields) {
        Fields in = new Fields(fields);
        return new ProcessStatus(
                in.first("Name"),
                in.first("State").charAt(0),
                Integer.parseUnsignedInt(in.values("Uid").get(EFFECTIVE)),
                Integer.parseUnsignedInt(in.values("Gid").get(EFFECTIVE)),
                in.innerPid(),
                Integer.parseInt(in.first("Threads")),
                Long.parseUnsignedLong(in.first("SigCgt"), 16));
    }

    private record Fields(Map<String, List<String>> byName) {
        List<String> values(String name) {
            return byName.getOrDefault(name, List.of());
        }

        String first(String name) {
            return values(name).get(0);
        }

        /** Kernels before 4.1 have no NSpid; there the only pid known is our own view. */
        int innerPid() {
            List<String> pids = byName.containsKey("NSpid") ? values("NSpid") : values("Pid");
            return Integer.parseInt(pids.get(pids.size() - 1));
        }
    }

    boolean catchesQuit() {
        return (caughtSignals & 1L << (SIGQUIT - 1)) != 0;
    }

    boolean isStopped() {
        return state == 'T' || state == 't';
    }

    boolean hasEnded() {
        return state == 'Z' || state == 'X' || state == 'x';
    }
}
