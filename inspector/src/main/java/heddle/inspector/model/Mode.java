package heddle.inspector.model;

import java.util.Locale;

/** How much of the target Heddle may touch. */
public enum Mode {
    /** The agent is loaded: recording and snapshots. */
    AGENT,
    /** A recording started through the attach channel, no foreign code. */
    AGENTLESS,
    /** The kernel's files only. */
    LOOK;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
