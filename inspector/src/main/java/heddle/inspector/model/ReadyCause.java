package heddle.inspector.model;

import java.util.Locale;

/** Why a thread that wants a CPU has none. */
public enum ReadyCause {
    /** Other threads of this machine have the CPUs. */
    CPU,
    /** The quota of a control group is used up. */
    THROTTLED,
    /** Other guests of the same host have the CPUs. */
    STOLEN;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
