package heddle.inspector.source.procfs;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * What the target's control groups do to it: throttle and freeze.
 *
 * <p>They are looked up once; a process that is moved to others later is still looked for in these.
 */
final class Cgroup implements AutoCloseable {
    private static final int LARGEST = 1024 * 1024;
    private static final byte[] FROZEN = KernelText.label("FROZEN");
    private static final byte[] FROZEN_EVENT = KernelText.label("frozen 1");

    private final KernelText text = new KernelText();
    private final List<KernelFile> cpuStats;
    private final List<KernelFile> freezers;
    private final long[] throttledNanos;

    private Cgroup(List<KernelFile> cpuStats, List<KernelFile> freezers) {
        this.cpuStats = cpuStats;
        this.freezers = freezers;
        this.throttledNanos = new long[cpuStats.size()];
        Arrays.fill(throttledNanos, -1);
    }

    static Cgroup of(ProcRoot root, int pid, DescriptorBudget budget) {
        CgroupMounts mounts = CgroupMounts.parse(content(root.self("mountinfo")));
        CgroupPaths paths = CgroupPaths.parse(content(root.process(pid).resolve("cgroup")));
        // A quota can stand on any group above the process, and is counted only there.
        List<Path> cpuStats = files(mounts, paths, "cpu", "cpu.stat");
        if (cpuStats.isEmpty()) cpuStats = files(mounts, paths, CgroupMounts.UNIFIED, "cpu.stat");
        List<Path> freezers = files(mounts, paths, "freezer", "freezer.state");
        if (freezers.isEmpty()) freezers = files(mounts, paths, CgroupMounts.UNIFIED, "cgroup.events");
        return new Cgroup(
                kept(cpuStats, budget), kept(freezers.stream().limit(1).toList(), budget));
    }

    private static String content(Path path) {
        return new String(KernelFile.readWhole(path, LARGEST), StandardCharsets.UTF_8);
    }

    private static List<Path> files(CgroupMounts mounts, CgroupPaths paths, String controller, String name) {
        String path = paths.path(controller);
        if (path == null) return List.of();
        return mounts.folders(controller, path).stream()
                .map(folder -> folder.resolve(name))
                .filter(Files::exists)
                .toList();
    }

    private static List<KernelFile> kept(List<Path> paths, DescriptorBudget budget) {
        return paths.stream().map(path -> new KernelFile(path, budget)).toList();
    }

    /** How long the groups were throttled since the last call, the most of any of them; -1 when that is not known. */
    long newlyThrottledNanos() {
        long most = -1;
        for (int i = 0; i < throttledNanos.length; i++) {
            long before = throttledNanos[i];
            throttledNanos[i] = throttled(cpuStats.get(i));
            if (before >= 0 && throttledNanos[i] >= 0) most = Math.max(most, Math.max(0, throttledNanos[i] - before));
        }
        return most;
    }

    private long throttled(KernelFile file) {
        return file.read(text) == Outcome.READ ? CpuStat.throttledNanos(text) : -1;
    }

    /** Whether a freezer holds the process. */
    boolean isFrozen() {
        for (KernelFile freezer : freezers) {
            if (freezer.read(text) == Outcome.READ && saysFrozen()) return true;
        }
        return false;
    }

    private boolean saysFrozen() {
        return text.startsWith(FROZEN) || text.line(FROZEN_EVENT);
    }

    @Override
    public void close() {
        cpuStats.forEach(KernelFile::close);
        freezers.forEach(KernelFile::close);
    }
}
