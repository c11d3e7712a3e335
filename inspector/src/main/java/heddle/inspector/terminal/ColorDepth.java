package heddle.inspector.terminal;

/** How many colours a terminal can show. */
public enum ColorDepth {
    /** None; bold, faint, underline and reverse remain. */
    MONO,
    /** The sixteen colours that the user's own scheme defines. */
    ANSI_16,
    /** The xterm colour cube. */
    ANSI_256,
    /** Red, green and blue in 256 steps each. */
    TRUECOLOR
}
