package heddle.samples.truth;

/** What a lock tells of who has it. */
public enum Ownership {
    /** The JVM can say who. */
    RECORDED,
    /** Somebody has it, but nobody writes down who. */
    UNRECORDED,
    /** It is not the kind of thing that one has. */
    NONE
}
