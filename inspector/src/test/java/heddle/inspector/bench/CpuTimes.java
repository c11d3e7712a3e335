package heddle.inspector.bench;

import java.util.Map;

/** CPU time so far of each thread that lives at one moment, by its id, to the nanosecond. */
record CpuTimes(Map<Integer, Long> nanos) {

    /** What all of them used since. Of a thread that has ended meanwhile its last share is missing. */
    long nanosSince(CpuTimes earlier) {
        return nanos.entrySet().stream()
                .mapToLong(thread -> thread.getValue() - earlier.nanos.getOrDefault(thread.getKey(), 0L))
                .sum();
    }
}
