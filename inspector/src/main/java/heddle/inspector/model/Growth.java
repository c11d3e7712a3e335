package heddle.inspector.model;

import java.util.Locale;

/** Whether a segment grows, and towards which end of the address space. */
public enum Growth {
    /** Seen once only, or not in the last minute. */
    UNKNOWN,
    NONE,
    /** Towards higher addresses, as heaps do. */
    UP,
    /** Towards lower addresses, as stacks do. */
    DOWN;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
