package heddle.inspector.terminal;

import heddle.inspector.view.Ground;
import heddle.inspector.view.Ink;
import heddle.inspector.view.Style;

/**
 * A style resolved for one kind of terminal: parameters of the "select graphic rendition" sequence (ECMA-48, 8.3.117).
 *
 * @param attributes such as {@code ;1;7}, or empty
 * @param foreground such as {@code 38;5;78}; {@code 39} is the terminal's own
 * @param background such as {@code 48;5;237}; {@code 49} is the terminal's own
 */
record Look(String attributes, String foreground, String background) {

    private static final String OWN_FOREGROUND = "39";
    private static final String OWN_BACKGROUND = "49";

    static Look of(Style style, ColorDepth depth, Theme theme) {
        if (depth == ColorDepth.MONO) {
            return new Look(withoutColors(style), OWN_FOREGROUND, OWN_BACKGROUND);
        }
        boolean bold = style.strong() || style.ink() == Ink.KEY || style.ground() == Ground.ALARM;
        Scheme scheme = new Scheme(theme);
        return new Look(
                bold ? ";1" : "",
                scheme.ink(style.ink(), style.ground()).asForeground(depth),
                scheme.ground(style.ground()).asBackground(depth));
    }

    /** The sequence that sets this look whatever was set before. */
    String fromAnything() {
        String foregroundPart = foreground.equals(OWN_FOREGROUND) ? "" : ";" + foreground;
        String backgroundPart = background.equals(OWN_BACKGROUND) ? "" : ";" + background;
        return "\u001b[0" + attributes + foregroundPart + backgroundPart + "m";
    }

    /** The sequence that sets this look after a {@linkplain #isSibling sibling}. */
    String fromSibling() {
        return "\u001b[" + foreground + "m";
    }

    /** Whether the other differs in its foreground at most. */
    boolean isSibling(Look other) {
        return attributes.equals(other.attributes) && background.equals(other.background);
    }

    private static String withoutColors(Style style) {
        boolean onPage = style.ground() == Ground.PAGE;
        String attributes = style.strong() || isBold(style) ? ";1" : "";
        return switch (style.ink()) {
            case STATE_LOCK -> attributes + (onPage ? ";7" : "");
            case STATE_IO, STATE_SAFEPOINT -> attributes + ";4" + (onPage ? "" : ";7");
            case DIM, STATE_TIMED, STATE_PARK -> attributes + (onPage ? ";2" : ";7");
            default -> attributes + (onPage ? "" : ";7");
        };
    }

    private static boolean isBold(Style style) {
        return switch (style.ink()) {
            case STATE_RUNNING, KEY, ACCENT, ALERT -> true;
            default -> style.ground() == Ground.ALARM;
        };
    }
}
