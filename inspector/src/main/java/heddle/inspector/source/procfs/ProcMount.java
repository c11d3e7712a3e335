package heddle.inspector.source.procfs;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** How the folder of processes is mounted, see proc(5). */
public final class ProcMount {
    private static final int LARGEST_LIST = 1024 * 1024;
    private static final int OPTIONS = 3;
    private static final List<String> OPEN = List.of("hidepid=0", "hidepid=off");

    private ProcMount() {}

    /**
     * Whether the kernel hides the processes of other users.
     *
     * @param procRoot the folder {@code /proc}
     */
    public static boolean hidesOthers(Path procRoot) {
        String mounts =
                new String(KernelFile.readWhole(procRoot.resolve("self/mounts"), LARGEST_LIST), StandardCharsets.UTF_8);
        return mounts.lines()
                .map(line -> line.split(" ", -1))
                .filter(words -> words.length > OPTIONS && words[1].equals(procRoot.toString()))
                .anyMatch(words -> isHiding(List.of(words[OPTIONS].split(",", -1))));
    }

    private static boolean isHiding(List<String> options) {
        return options.stream().anyMatch(option -> option.startsWith("hidepid=") && !OPEN.contains(option));
    }
}
