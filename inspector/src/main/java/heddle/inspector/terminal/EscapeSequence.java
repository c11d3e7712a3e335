package heddle.inspector.terminal;

/** Where an escape sequence ends (ECMA-48, 5.4 and 5.6), for telling whole ones from ones still on their way. */
final class EscapeSequence {

    static final char ESCAPE = '\u001b';

    private static final char BELL = '\u0007';
    private static final String STRING_INTRODUCERS = "]PX^_";

    private EscapeSequence() {}

    /**
     * The index after the sequence that starts with the escape at that index, or -1 when its end has not come yet.
     *
     * <p>A lone escape counts as unfinished: whether it is the Esc key only time tells.
     */
    static int end(CharSequence text, int start) {
        int at = start + 1;
        while (at < text.length() && text.charAt(at) == ESCAPE) {
            at++;
        }
        if (at >= text.length()) {
            return -1;
        }
        char introducer = text.charAt(at);
        if (introducer == '[') {
            return endOfControlSequence(text, at + 1);
        }
        if (introducer == 'O') {
            return at + 1 < text.length() ? at + 2 : -1;
        }
        return STRING_INTRODUCERS.indexOf(introducer) >= 0 ? endOfString(text, at + 1) : at + 1;
    }

    /** Parameters and intermediates, then a final character; anything else breaks the sequence off. */
    private static int endOfControlSequence(CharSequence text, int from) {
        for (int at = from; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c < 0x20 || c > 0x3F) {
                return at + 1;
            }
        }
        return -1;
    }

    private static int endOfString(CharSequence text, int from) {
        for (int at = from; at < text.length(); at++) {
            if (text.charAt(at) == BELL || (text.charAt(at) == '\\' && text.charAt(at - 1) == ESCAPE)) {
                return at + 1;
            }
        }
        return -1;
    }
}
