package heddle.inspector.view;

import java.text.Normalizer;

/**
 * The one gate for text that comes from a target: thread names, lock classes, command lines.
 *
 * <p>Such text may hold escape sequences that drive the reader's terminal, marks that reorder or hide what follows, and
 * glyphs that every terminal measures differently. What is unsafe becomes one visible, harmless glyph: a control picture
 * for an ASCII control (ESC is drawn as {@code ␛}), otherwise {@code □}. The result is composed (Unicode NFC; decomposed
 * Hangul would be measured three times as wide) and at most {@value #MAX_CODE_POINTS} code points long.
 */
public final class SafeText {

    /** Longer text loses its middle. */
    public static final int MAX_CODE_POINTS = 512;

    static final int REPLACEMENT = '□';

    private static final int CONTROL_PICTURES = 0x2400;
    private static final int DELETE_PICTURE = 0x2421;
    private static final int MAX_RAW_CHARS = 16 * MAX_CODE_POINTS;

    private SafeText() {}

    /** Text for the screen: only glyphs with a known width are left. */
    public static String forScreen(String raw) {
        return isOrdinary(raw) ? raw : shorten(mapped(compose(mapped(bounded(raw), false)), true));
    }

    /** Text for JSON, logs and plain lines: any visible glyph stays, what drives a terminal goes. */
    public static String forOutput(String raw) {
        return isOrdinary(raw) ? raw : shorten(compose(mapped(bounded(raw), false)));
    }

    /**
     * The glyph drawn for a code point: itself, a replacement, or 0 when nothing is drawn because it only marks the glyph
     * before it.
     */
    static int drawn(int codePoint) {
        if (codePoint >= 0x20 && codePoint < 0x7F) {
            return codePoint;
        }
        int safe = visible(codePoint);
        if (safe != codePoint || Width.isAgreed(safe)) {
            return safe;
        }
        if (Width.isMark(safe)) {
            return 0;
        }
        return hasNoPlaceInAGrid(safe) ? REPLACEMENT : space(safe);
    }

    /** Composed form (NFC), without work for text that cannot change: the normalizer takes long to load. */
    static String compose(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isComposed(text.charAt(i))) {
                return Normalizer.normalize(text, Normalizer.Form.NFC);
            }
        }
        return text;
    }

    /**
     * Whether a char cannot change or join another one, for those that matter here: Latin, lines and blocks, braille,
     * kana, Han and Hangul syllables. Each range lies between chars whose NFC quick check is No or Maybe.
     */
    private static boolean isComposed(char c) {
        return c < 0x300
                || (c >= 0x2010 && c <= 0x2027)
                || (c >= 0x2190 && c <= 0x2328)
                || (c >= 0x2400 && c <= 0x2ADB)
                || (c >= 0x3041 && c <= 0x3096)
                || (c >= 0x30A1 && c <= 0x30FA)
                || (c >= 0x3400 && c <= 0x9FFF)
                || (c >= 0xAC00 && c <= 0xD7A3);
    }

    private static boolean isOrdinary(String raw) {
        for (int i = 0; i < raw.length(); i++) {
            if (raw.charAt(i) < ' ' || raw.charAt(i) > '~') {
                return false;
            }
        }
        return raw.length() <= MAX_CODE_POINTS;
    }

    private static int visible(int codePoint) {
        if (codePoint < 0x20) {
            return CONTROL_PICTURES + codePoint;
        }
        if (codePoint == 0x7F) {
            return DELETE_PICTURE;
        }
        return isUnsafe(codePoint) ? REPLACEMENT : codePoint;
    }

    private static boolean isUnsafe(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED -> true;
            default -> isInvisibleLetter(codePoint);
        };
    }

    /** The Hangul fillers are letters by category, yet nothing is drawn for them. */
    private static boolean isInvisibleLetter(int codePoint) {
        return codePoint == 0x115F || codePoint == 0x1160 || codePoint == 0x3164 || codePoint == 0xFFA0;
    }

    private static boolean hasNoPlaceInAGrid(int codePoint) {
        return Width.isUnreliable(codePoint)
                || Character.getType(codePoint) == Character.PRIVATE_USE
                || isJamo(codePoint)
                || isRightToLeft(codePoint);
    }

    /** What is left of decomposed Hangul after composition: terminals stack or spread it as they like. */
    private static boolean isJamo(int codePoint) {
        return (codePoint >= 0x1100 && codePoint <= 0x11FF)
                || (codePoint >= 0xA960 && codePoint <= 0xA97F)
                || (codePoint >= 0xD7B0 && codePoint <= 0xD7FF);
    }

    private static boolean isRightToLeft(int codePoint) {
        byte direction = Character.getDirectionality(codePoint);
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC
                || direction == Character.DIRECTIONALITY_ARABIC_NUMBER;
    }

    private static int space(int codePoint) {
        return Character.getType(codePoint) == Character.SPACE_SEPARATOR ? ' ' : codePoint;
    }

    private static String mapped(String text, boolean toScreen) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().map(toScreen ? SafeText::drawn : SafeText::visible).forEach(codePoint -> {
            if (codePoint != 0) {
                safe.appendCodePoint(codePoint);
            }
        });
        return safe.toString();
    }

    /** Limits the work spent on a hostile length; the cut may split a pair, which then counts as unsafe. */
    private static String bounded(String raw) {
        return raw.length() <= MAX_RAW_CHARS ? raw : joined(raw, MAX_RAW_CHARS / 2, raw.length() - MAX_RAW_CHARS / 2);
    }

    private static String shorten(String text) {
        int length = text.codePointCount(0, text.length());
        if (length <= MAX_CODE_POINTS) {
            return text;
        }
        int half = MAX_CODE_POINTS / 2;
        return joined(text, text.offsetByCodePoints(0, half), text.offsetByCodePoints(text.length(), 1 - half));
    }

    private static String joined(String text, int headEnd, int tailStart) {
        return text.substring(0, headEnd) + Glyphs.ELLIPSIS + text.substring(tailStart);
    }
}
