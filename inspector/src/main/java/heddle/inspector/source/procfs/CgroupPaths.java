package heddle.inspector.source.procfs;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code /proc/PID/cgroup}: the control groups of a process, see cgroups(7). */
final class CgroupPaths {
    private final Map<String, String> byController;

    private CgroupPaths(Map<String, String> byController) {
        this.byController = byController;
    }

    static CgroupPaths parse(String content) {
        Map<String, String> byController = new TreeMap<>();
        for (String line : content.split("\n", -1)) {
            String[] fields = line.split(":", 3);
            if (fields.length < 3) continue;
            for (String controller : fields[1].split(",", -1)) byController.put(controller, fields[2]);
        }
        return new CgroupPaths(byController);
    }

    /** The group's path, or null when the process has none under that controller ({@code ""} is version 2). */
    @Nullable
    String path(String controller) {
        return byController.get(controller);
    }

    /** The groups other than the root, for people; {@code /} when there is no other. */
    String text() {
        String groups = byController.values().stream()
                .filter(path -> !path.equals("/"))
                .distinct()
                .collect(Collectors.joining(" "));
        return groups.isEmpty() ? "/" : groups;
    }
}
