package heddle.inspector.view;

/**
 * How many columns a code point takes, and whether terminals agree about it.
 *
 * <p>The tables hold what tmux 3.3a, xterm.js 6 and Lanterna 3.1.5 draw alike: Latin, Greek, Cyrillic, lines, blocks,
 * braille and half-width forms in one column; Hangul syllables, Han, kana and full-width forms in two (East Asian Width
 * W and F, Unicode Standard Annex 11). Emoji are left out because every terminal measures them differently.
 */
public final class Width {

    private static final int[] WIDE = {
        0x2E80, 0x303E, 0x3041, 0x3163, 0x3165, 0x3247, 0x3250, 0x33FF, 0x3400, 0x4DBF, 0x4E00, 0xA4CF, 0xAC00, 0xD7A3,
        0xF900, 0xFAFF, 0xFE30, 0xFE6F, 0xFF01, 0xFF60, 0xFFE0, 0xFFE6, 0x20000, 0x2FFFD, 0x30000, 0x3FFFD
    };

    private static final int[] NARROW = {
        0x0020, 0x007E, 0x00A1, 0x00AC, 0x00AE, 0x02FF, 0x0370, 0x0482, 0x048A, 0x0556, 0x1E00, 0x1FFE, 0x2010, 0x2027,
        0x2030, 0x205E, 0x20A0, 0x20C0, 0x2190, 0x2319, 0x231C, 0x2328, 0x232B, 0x23E8, 0x2400, 0x2426, 0x2500, 0x25FC,
        0x25FF, 0x25FF, 0x2800, 0x28FF, 0xFF61, 0xFF9F, 0xFFE8, 0xFFEE
    };

    /** Emoji by default presentation inside the Basic Multilingual Plane (Unicode emoji-data, Emoji_Presentation). */
    private static final int[] EMOJI = {
        0x231A, 0x231B, 0x23E9, 0x23EC, 0x23F0, 0x23F0, 0x23F3, 0x23F3, 0x25FD, 0x25FE, 0x2614, 0x2615, 0x2648, 0x2653,
        0x267F, 0x267F, 0x2693, 0x2693, 0x26A1, 0x26A1, 0x26AA, 0x26AB, 0x26BD, 0x26BE, 0x26C4, 0x26C5, 0x26CE, 0x26CE,
        0x26D4, 0x26D4, 0x26EA, 0x26EA, 0x26F2, 0x26F3, 0x26F5, 0x26F5, 0x26FA, 0x26FA, 0x26FD, 0x26FD, 0x2705, 0x2705,
        0x270A, 0x270B, 0x2728, 0x2728, 0x274C, 0x274C, 0x274E, 0x274E, 0x2753, 0x2755, 0x2757, 0x2757, 0x2795, 0x2797,
        0x27B0, 0x27B0, 0x27BF, 0x27BF, 0x2B1B, 0x2B1C, 0x2B50, 0x2B50, 0x2B55, 0x2B55
    };

    private static final int FIRST_SUPPLEMENTARY_HAN = 0x20000;
    private static final int LAST_SUPPLEMENTARY_HAN = 0x3FFFD;

    private Width() {}

    /** Columns that {@link Frame#put} uses for it: 2 for wide text, 0 for a combining mark, otherwise 1. */
    public static int of(int codePoint) {
        if (codePoint < 0x300) {
            return 1;
        }
        if (isMark(codePoint)) {
            return 0;
        }
        return isWide(codePoint) ? 2 : 1;
    }

    /** Whether all terminals are known to draw it in {@link #of} columns. */
    public static boolean isAgreed(int codePoint) {
        return isNarrow(codePoint) || isWide(codePoint);
    }

    /** Whether no width can be relied on: emoji, and everything beyond the basic plane that is not Han. */
    static boolean isUnreliable(int codePoint) {
        boolean supplementary = Character.isSupplementaryCodePoint(codePoint);
        boolean han = codePoint >= FIRST_SUPPLEMENTARY_HAN && codePoint <= LAST_SUPPLEMENTARY_HAN;
        return (supplementary && !han) || contains(EMOJI, codePoint);
    }

    static boolean isMark(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    private static boolean isNarrow(int codePoint) {
        return (codePoint >= 0x20 && codePoint < 0x7F) || contains(NARROW, codePoint);
    }

    private static boolean isWide(int codePoint) {
        return codePoint >= WIDE[0] && contains(WIDE, codePoint) && Character.isDefined(codePoint);
    }

    /** Binary search in sorted pairs of first and last. */
    private static boolean contains(int[] ranges, int codePoint) {
        int low = 0;
        int high = ranges.length / 2 - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (codePoint < ranges[2 * middle]) {
                high = middle - 1;
            } else if (codePoint > ranges[2 * middle + 1]) {
                low = middle + 1;
            } else {
                return true;
            }
        }
        return false;
    }
}
