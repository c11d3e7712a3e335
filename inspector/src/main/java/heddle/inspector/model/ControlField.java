package heddle.inspector.model;

import java.util.Locale;

/** The fields of a {@link ProcessControlBlock} as people know them, the textbooks' eight first. */
public enum ControlField {
    PID("PID", "stat 1, 22; boot_id and btime of the machine"),
    STATE("State", "task/*/schedstat, status, syscall"),
    PROGRAM_COUNTER("PC", "task/PID/syscall"),
    REGISTERS("Registers", "no file"),
    MEMORY("Memory", "status Vm*, Rss*; maps"),
    FILES("Open files", "fd, fdinfo, net/*"),
    SCHEDULING("Scheduling", "stat 18, 19, 39, 40, 41; status Cpus_allowed_list"),
    PARENT("Parent", "stat 4"),
    SIGNALS("Signals", "status SigCgt, SigIgn, ShdPnd"),
    LIMITS("Limits", "limits"),
    OWNER("Owner", "status Uid; cgroup"),
    PROGRAM("Program", "exe, cmdline");

    /** Why no register but two is ever known. */
    public static final String NO_REGISTERS = "only perf or ptrace could read them; Heddle never stops a target";

    private final String label;
    private final String source;

    ControlField(String label, String source) {
        this.label = label;
        this.source = source;
    }

    public String label() {
        return label;
    }

    /** Where the kernel tells it: files under {@code /proc/PID}, and the numbers or names of the fields in them. */
    public String source() {
        return source;
    }

    /** The name in answers: {@code program_counter}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
