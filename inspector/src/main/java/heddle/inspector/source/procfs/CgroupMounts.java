package heddle.inspector.source.procfs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Where control groups are mounted, from {@code /proc/self/mountinfo}; see proc_pid_mountinfo(5). */
final class CgroupMounts {
    /** Version 2 has one hierarchy for all controllers. */
    static final String UNIFIED = "";

    private static final int ROOT = 3;
    private static final int POINT = 4;
    private static final String END_OF_OPTIONAL_FIELDS = "-";

    private final List<Mount> mounts;

    private CgroupMounts(List<Mount> mounts) {
        this.mounts = mounts;
    }

    static CgroupMounts parse(String mountinfo) {
        List<Mount> mounts = new ArrayList<>();
        for (String line : mountinfo.split("\n", -1)) {
            parseLine(line.split(" ", -1), mounts);
        }
        return new CgroupMounts(mounts);
    }

    private static void parseLine(String[] fields, List<Mount> mounts) {
        int end = Arrays.asList(fields).indexOf(END_OF_OPTIONAL_FIELDS);
        if (end <= POINT || end + 3 >= fields.length) return;
        String type = fields[end + 1];
        if (!type.startsWith("cgroup")) return;
        String controllers = type.equals("cgroup2") ? UNIFIED : fields[end + 3];
        mounts.add(new Mount(unescape(fields[ROOT]), Path.of(unescape(fields[POINT])), controllers));
    }

    /** A blank in a path is written as {@code \040}, a backslash as {@code \134}. */
    private static String unescape(String path) {
        return path.replace("\\040", " ").replace("\\134", "\\");
    }

    /**
     * The folder of a group and those of the groups it lies in, innermost first.
     *
     * @param controller a controller of version 1, or {@link #UNIFIED}
     * @param group the group's path in {@code /proc/PID/cgroup}
     * @return empty when the group is not mounted where we can see it
     */
    List<Path> folders(String controller, String group) {
        for (Mount mount : mounts) {
            if (mount.holds(controller)) return mount.folders(group);
        }
        return List.of();
    }

    private record Mount(String root, Path point, String controllers) {
        boolean holds(String controller) {
            return Arrays.asList(controllers.split(",", -1)).contains(controller);
        }

        List<Path> folders(String group) {
            List<Path> folders = new ArrayList<>();
            Path folder = point.resolve("./" + belowRoot(group)).normalize();
            // A group outside our cgroup namespace begins with "/.." and leads out of the mount.
            for (; folder != null && folder.startsWith(point); folder = folder.getParent()) folders.add(folder);
            return folders;
        }

        /** In a container the mount shows a subtree: its root is cut from the path. */
        private String belowRoot(String group) {
            boolean inside = !root.equals("/") && (group + "/").startsWith(root + "/");
            return inside ? group.substring(root.length()) : group;
        }
    }
}
