package heddle.inspector.source.attach;

import java.nio.file.Path;

/**
 * What {@code /proc/PID/limits} still lets a process open and start (getrlimit(2)).
 *
 * @param files descriptors
 * @param threads of its user, all processes together; root has no such limit
 */
record ResourceLimits(Headroom files, Headroom threads) {
    /** Where fewer are allowed the user's threads are counted; a larger limit is not worth reading every process for. */
    private static final long TIGHT_THREAD_LIMIT = 16_384;

    static ResourceLimits of(KernelFiles files, int pid, int uid) {
        String limits = KernelFiles.text(files.process(pid).resolve("limits")).orElse("");
        Path descriptors = files.process(pid).resolve("fd");
        Headroom open = new Headroom(KernelFiles.list(descriptors, "*").size(), soft(limits, "Max open files"));
        long threadLimit = uid == 0 ? Long.MAX_VALUE : soft(limits, "Max processes");
        boolean tight = threadLimit <= TIGHT_THREAD_LIMIT;
        return new ResourceLimits(open, tight ? new Headroom(threadsOf(files, uid), threadLimit) : Headroom.UNLIMITED);
    }

    private static long soft(String limits, String name) {
        return limits.lines()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()).strip().split("\\s+", -1)[0])
                .filter(word -> !word.equals("unlimited"))
                .map(Long::parseLong)
                .findFirst()
                .orElse(Long.MAX_VALUE);
    }

    private static long threadsOf(KernelFiles files, int uid) {
        return KernelFiles.list(files.at("/proc"), "[0-9]*").stream()
                .flatMap(process -> KernelFiles.text(process.resolve("status")).stream())
                .flatMap(text -> ProcessStatus.parse(text).stream())
                .filter(status -> status.uid() == uid)
                .mapToLong(ProcessStatus::threads)
                .sum();
    }
}
