package heddle.agent.wire;

/** The numbers both ends must agree on. */
public final class Protocol {

    /** Grows with every change that an older end would misread. */
    public static final int VERSION = 4;

    /** What follows a frame's length field; a longer frame is refused before a byte of it is read. */
    public static final int MAX_FRAME_BYTES = 4 * 1024 * 1024;

    /** Longer texts are cut by their writer, never in the middle of a character. */
    public static final int MAX_TEXT_CHARS = 4096;

    private Protocol() {}
}
