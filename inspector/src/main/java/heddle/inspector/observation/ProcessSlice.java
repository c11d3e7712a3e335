package heddle.inspector.observation;

import java.util.Map;

/**
 * Process-wide values of one look.
 *
 * @param state state letter of the process's first thread
 * @param threads threads in the process
 * @param rssKb resident set
 * @param throttledNanos time the cgroup was throttled since the last look, or -1 when unknown
 * @param stolenShare part of the CPU time wanted on this machine since the last look that other guests of its host got, 0
 *     to 1, or -1 when unknown
 * @param unavailable why something of the threads could not be read; empty texts where it can be again
 */
public record ProcessSlice(
        char state,
        int threads,
        long rssKb,
        long throttledNanos,
        double stolenShare,
        Map<String, String> unavailable) {}
