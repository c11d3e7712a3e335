package heddle.inspector.terminal;

/**
 * One colour in the three ways a terminal may take it.
 *
 * @param rgb red, green and blue, eight bits each
 * @param cube number in the xterm colour cube
 * @param basic number among the sixteen that the user's own scheme defines
 */
record Hue(int rgb, int cube, int basic) {

    /** The terminal's own foreground or background. */
    static final Hue OWN = new Hue(-1, -1, -1);

    private static final int FOREGROUND = 30;
    private static final int BACKGROUND = 40;
    private static final int BRIGHT = 60;

    /** Parameter of the "select graphic rendition" sequence that makes this the foreground. */
    String asForeground(ColorDepth depth) {
        return parameter(FOREGROUND, depth);
    }

    /** Parameter of the "select graphic rendition" sequence that makes this the background. */
    String asBackground(ColorDepth depth) {
        return parameter(BACKGROUND, depth);
    }

    private String parameter(int plane, ColorDepth depth) {
        if (equals(OWN)) {
            return Integer.toString(plane + 9);
        }
        return switch (depth) {
            case MONO -> Integer.toString(plane + 9);
            case ANSI_16 -> Integer.toString(plane + (basic < 8 ? basic : basic - 8 + BRIGHT));
            case ANSI_256 -> plane + 8 + ";5;" + cube;
            case TRUECOLOR -> plane + 8 + ";2;" + (rgb >> 16 & 255) + ";" + (rgb >> 8 & 255) + ";" + (rgb & 255);
        };
    }
}
