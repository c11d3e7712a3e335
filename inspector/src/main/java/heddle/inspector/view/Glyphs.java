package heddle.inspector.view;

/** The glyphs the user interface draws with, all of agreed width, and what stands for them on an ASCII terminal. */
public final class Glyphs {

    public static final String ELLIPSIS = "…";
    public static final String MARK = "▸";
    public static final String BULLET = "●";
    public static final String SEPARATOR = "▸";

    /** Where a curve is at nothing. */
    static final char FLAT = '·';

    /** Column heights from one eighth to full. */
    static final String LEVELS = "▁▂▃▄▅▆▇█";

    /** Bar ends from one eighth to full. */
    static final String EIGHTHS = "▏▎▍▌▋▊▉█";

    /** Each glyph is followed by its ASCII form. */
    private static final String PAIRS = "─-━-┄-═=│|┃|║|┌+┐+└+┘+├+┤+┬+┴+┼+╭+╮+╯+╰+╷'╵'"
            + "▁_▂~▃-▄!▅+▆=▇*█#▏|▎|▍|▌|▋[▊[▉#▐]░.▒:▓%"
            + "·.±~•*●*○o…~▸>▾v▴^◂<▶>◀<▼v▲^→>←<↑^↓v⏎<↵<⇄=−-–-—-×x✓v✗x«<»>";

    private static final String BRAILLE_LEVELS = " .:-=+*%#";
    private static final int FIRST_BRAILLE = 0x2800;
    private static final int LAST_BRAILLE = 0x28FF;

    private Glyphs() {}

    /** The ASCII character that stands for a glyph; {@code ?} when there is none. */
    public static char toAscii(int codePoint) {
        if (codePoint >= 0x20 && codePoint < 0x7F) {
            return (char) codePoint;
        }
        if (codePoint >= FIRST_BRAILLE && codePoint <= LAST_BRAILLE) {
            return BRAILLE_LEVELS.charAt(Integer.bitCount(codePoint - FIRST_BRAILLE));
        }
        int index = PAIRS.indexOf(codePoint);
        return index < 0 ? '?' : PAIRS.charAt(index + 1);
    }
}
