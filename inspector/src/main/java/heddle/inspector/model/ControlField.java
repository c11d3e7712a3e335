package heddle.inspector.model;

import java.util.List;

/** The fields of a {@link ProcessControlBlock} as people know them, the textbooks' eight first. */
public enum ControlField {
    PID("PID", "pid started boot_id", "stat 1, 22; boot_id and btime of the machine"),
    STATE("State", "state os_state", "task/*/schedstat, status, syscall; stat 3"),
    PROGRAM_COUNTER("PC", "pc sp", "task/PID/syscall"),
    REGISTERS("Registers", "registers", "no file"),
    MEMORY("Memory", "memory", "status Vm*, Rss*; maps"),
    FILES("Open files", "files", "fd, fdinfo, net/*"),
    SCHEDULING(
            "Scheduling",
            "priority nice policy last_cpu allowed_cpus",
            "stat 18, 19, 39 to 41; status Cpus_allowed_list"),
    PARENT("Parent", "ppid parent", "stat 4; stat 2 of that one"),
    SIGNALS("Signals", "signals", "status SigCgt, SigIgn, ShdPnd"),
    LIMITS("Limits", "limits", "limits"),
    OWNER("Owner", "user cgroup", "status Uid; cgroup"),
    PROGRAM("Program", "executable command_line", "exe, cmdline");

    /** Why no register but two is ever known. */
    public static final String NO_REGISTERS = "only perf or ptrace could read them; Heddle never stops a target";

    private final String label;
    private final String names;
    private final String source;

    ControlField(String label, String names, String source) {
        this.label = label;
        this.names = names;
        this.source = source;
    }

    public String label() {
        return label;
    }

    /** What it is made of, as answers name it: {@code priority}, {@code nice}. */
    public List<String> names() {
        return List.of(names.split(" ", -1));
    }

    /** Where the kernel tells it: files under {@code /proc/PID}, and the numbers or names of the fields in them. */
    public String source() {
        return source;
    }
}
