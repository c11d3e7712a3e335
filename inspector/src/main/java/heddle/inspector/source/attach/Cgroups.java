package heddle.inspector.source.attach;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The control groups of one process, both hierarchies (cgroups(7), Documentation/admin-guide/cgroup-v2.rst).
 *
 * <p>A limit of any ancestor counts, so each question walks from the process's group up to the mount. A group outside
 * our own cgroup namespace cannot be seen; such a controller has no groups here.
 */
final class Cgroups {
    /** The kernel's way to say "no limit" in version 1: the largest page-aligned number. */
    private static final long VERSION_1_UNLIMITED = 1L << 60;

    private static final String UNIFIED = "";

    private final KernelFiles files;
    private final List<String[]> mounts;
    private final List<String[]> memberships;

    private Cgroups(KernelFiles files, List<String[]> mounts, List<String[]> memberships) {
        this.files = files;
        this.mounts = mounts;
        this.memberships = memberships;
    }

    static Cgroups of(KernelFiles files, int pid) {
        Path mounts = files.at("/proc/self/mountinfo");
        Path memberships = files.process(pid).resolve("cgroup");
        return new Cgroups(files, table(mounts, " "), table(memberships, ":"));
    }

    private static List<String[]> table(Path file, String separator) {
        return KernelFiles.text(file)
                .orElse("")
                .lines()
                .map(line -> line.split(separator, -1))
                .toList();
    }

    /** Whether the freezer holds the process, or is about to. */
    boolean frozen() {
        return groups("freezer").stream().anyMatch(this::frozenByVersion1)
                || groups(UNIFIED).stream().anyMatch(this::frozenByVersion2);
    }

    private boolean frozenByVersion1(Path group) {
        return word(group, "freezer.state")
                .filter(state -> !state.equals("THAWED"))
                .isPresent();
    }

    private boolean frozenByVersion2(Path group) {
        return word(group, "cgroup.freeze").filter("1"::equals).isPresent()
                || keyed(group, "cgroup.events", "frozen") == 1;
    }

    /** Memory that is in use and cannot be dropped at once, against the tightest limit; in bytes. */
    Headroom memory() {
        Headroom version1 = tightest(
                "memory",
                group -> memory(group, "memory.limit_in_bytes", "memory.usage_in_bytes", "total_inactive_file"));
        Headroom version2 = tightest(UNIFIED, group -> memory(group, "memory.max", "memory.current", "inactive_file"));
        return version1.tighter(version2);
    }

    private Headroom memory(Path group, String limit, String usage, String reclaimable) {
        long cache = Math.max(0, keyed(group, "memory.stat", reclaimable));
        Headroom gross = headroom(group, limit, usage);
        return new Headroom(Math.max(0, gross.used() - cache), gross.limit());
    }

    /** Threads and processes against the tightest limit. */
    Headroom tasks() {
        Function<Path, Headroom> pids = group -> headroom(group, "pids.max", "pids.current");
        return tightest("pids", pids).tighter(tightest(UNIFIED, pids));
    }

    private Headroom tightest(String controller, Function<Path, Headroom> measure) {
        return groups(controller).stream().map(measure).reduce(Headroom.UNLIMITED, Headroom::tighter);
    }

    private Headroom headroom(Path group, String limitFile, String usageFile) {
        long limit = word(group, limitFile).map(Cgroups::limit).orElse(Long.MAX_VALUE);
        return new Headroom(word(group, usageFile).map(Long::parseLong).orElse(0L), limit);
    }

    private static long limit(String word) {
        if (word.equals("max")) return Long.MAX_VALUE;
        long value = Long.parseLong(word);
        return value >= VERSION_1_UNLIMITED ? Long.MAX_VALUE : value;
    }

    private Optional<String> word(Path group, String file) {
        return KernelFiles.text(group.resolve(file)).map(String::strip).filter(text -> !text.isEmpty());
    }

    private long keyed(Path group, String file, String key) {
        return KernelFiles.text(group.resolve(file))
                .orElse("")
                .lines()
                .map(line -> line.split(" ", -1))
                .filter(words -> words.length == 2 && words[0].equals(key))
                .mapToLong(words -> Long.parseLong(words[1]))
                .findFirst()
                .orElse(-1);
    }

    /** The process's group under a controller and its ancestors, innermost first. */
    private List<Path> groups(String controller) {
        List<Path> groups = new ArrayList<>();
        for (String[] mount : mounts) {
            if (serves(mount, controller)) membership(controller).ifPresent(path -> addUpwards(groups, mount, path));
        }
        return groups;
    }

    /** Fields of mountinfo: id, parent, device, root, mount point, options, optional fields, "-", type, source, options. */
    private static boolean serves(String[] mount, String controller) {
        int dash = Arrays.asList(mount).indexOf("-");
        if (dash < 0 || mount.length < dash + 4) return false;
        if (controller.equals(UNIFIED)) return mount[dash + 1].equals("cgroup2");
        return mount[dash + 1].equals("cgroup")
                && Arrays.asList(mount[dash + 3].split(",", -1)).contains(controller);
    }

    /** Fields of a membership: hierarchy, controllers, path. */
    private Optional<String> membership(String controller) {
        return memberships.stream()
                .filter(fields -> fields.length == 3)
                .filter(fields -> Arrays.asList(fields[1].split(",", -1)).contains(controller))
                .map(fields -> fields[2])
                .findFirst();
    }

    private void addUpwards(List<Path> groups, String[] mount, String membership) {
        Path top = Path.of(mount[3]);
        Path path = Path.of(membership);
        if (!path.startsWith(top) || path.startsWith("/..")) return;
        Path mountPoint = files.at(mount[4]);
        Path group = mountPoint.resolve(top.relativize(path)).normalize();
        for (Path at = group; at != null && at.startsWith(mountPoint); at = at.getParent()) groups.add(at);
    }
}
